type Part = { id: string; label: string; value: number; color: string };

/** Parts of one whole, each named below with its figure. */
export function SplitBar({ parts, format }: { parts: readonly Part[]; format: (value: number) => string }) {
  return (
    <div>
      <div aria-hidden className="flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span
              key={part.id}
              style={{ flexGrow: part.value, flexBasis: 0, minWidth: 3, background: part.color }}
            />
          ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {parts.map((part) => (
          <li key={part.id} className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: part.color }} />
            <span className="text-ink-2">{part.label}</span>
            <span className="tabular font-medium">{format(part.value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
