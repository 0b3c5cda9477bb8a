/** How many wait, on a drawing of the rail; the label beside it says it in words. */
export function CountBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className="tabular absolute top-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-xs leading-none font-semibold text-accent-ink max-md:left-1/2 max-md:ml-2 md:right-0"
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
