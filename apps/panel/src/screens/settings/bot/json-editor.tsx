import { useRef } from 'react';

type Props = { value: string; label: string; readOnly: boolean; onChange: (value: string) => void };

/** Plain text with line numbers. */
export function JsonEditor({ value, label, readOnly, onChange }: Props) {
  const numbers = useRef<HTMLPreElement>(null);
  const lines = value.split('\n').length;
  return (
    <div className="flex h-[56vh] min-h-72 bg-sunken font-mono text-sm">
      <pre
        ref={numbers}
        aria-hidden
        className="tabular overflow-hidden py-3 pr-3 pl-4 text-right text-ink-3 select-none"
      >
        {Array.from({ length: lines }, (_, index) => index + 1).join('\n')}
      </pre>
      <textarea
        aria-label={label}
        value={value}
        readOnly={readOnly}
        spellCheck={false}
        wrap="off"
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
        className="inset-focus min-w-0 flex-1 resize-none bg-surface p-3 whitespace-pre text-ink"
      />
    </div>
  );
}
