import type { ReactNode } from 'react';

const TONES = {
  gap: 'bg-soon-wash shadow-[0_0_0_2px_var(--soon-wash)]',
  mention: 'bg-selected shadow-[0_0_0_2px_var(--selected)]',
} as const;

type Props = { text: string; marks: readonly { start: number; end: number }[]; tone: keyof typeof TONES };

/** Lies under the field in the same letters: draws its marks, and gives it its height. */
export function MarkedText({ text, marks, tone }: Props) {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const mark of marks) {
    pieces.push(text.slice(end, mark.start));
    pieces.push(
      <mark key={mark.start} className={`rounded-[3px] text-transparent ${TONES[tone]}`}>
        {text.slice(mark.start, mark.end)}
      </mark>,
    );
    end = mark.end;
  }
  pieces.push(text.slice(end));
  return (
    <div
      aria-hidden
      className="pointer-events-none col-start-1 row-start-1 min-h-10 px-3 pt-2.5 pb-1 [overflow-wrap:anywhere] whitespace-pre-wrap text-transparent select-none"
    >
      {pieces}
      {/* The last, still empty line counts, too. */}
      {'\u200b'}
    </div>
  );
}
