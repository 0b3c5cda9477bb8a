import type { ReactNode } from 'react';

type Props = {
  name: string;
  value: string;
  mono?: boolean /** what can be done about it */;
  tools?: ReactNode;
};

/** A name and what stands for it; inside a `dl`. */
export function Row({ name, value, mono = false, tools }: Props) {
  return (
    <div className="group/row relative flex gap-3">
      <dt className="w-24 shrink-0 truncate text-ink-3" title={name}>
        {name}
      </dt>
      <dd className={mono ? 'min-w-0 font-mono text-xs leading-5 break-all' : 'tabular min-w-0 break-words'}>
        {value}
      </dd>
      {tools && (
        <dd className="absolute -top-1.5 right-0 flex rounded-sm bg-surface opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 [@media(hover:none)]:opacity-70">
          {tools}
        </dd>
      )}
    </div>
  );
}
