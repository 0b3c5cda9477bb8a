import { Skeleton } from '../../ui/states.tsx';

export function HeaderSkeleton() {
  return (
    <div aria-hidden className="flex h-14 shrink-0 items-center gap-3 border-b border-line bg-surface px-4">
      <Skeleton className="size-[34px] !rounded-full" />
      <div className="space-y-2">
        <Skeleton className="h-3.5 w-40" />
        <Skeleton className="h-3 w-28" />
      </div>
    </div>
  );
}

export function ThreadSkeleton() {
  const rows = [
    { left: true, width: 220 },
    { left: false, width: 300 },
    { left: true, width: 150 },
    { left: false, width: 260 },
    { left: false, width: 190 },
    { left: true, width: 280 },
  ];
  return (
    <div aria-hidden className="flex min-h-0 flex-1 flex-col justify-end gap-3 overflow-hidden p-6">
      {rows.map((row) => (
        <div key={row.width} className={row.left ? 'self-start' : 'self-end'} style={{ width: row.width }}>
          <Skeleton className="h-11 !rounded-lg !bg-surface" />
        </div>
      ))}
    </div>
  );
}
