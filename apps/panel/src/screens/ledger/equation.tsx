import { useT } from '../../i18n/ledger/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { classNames } from '../../ui/class-names.ts';

type Tone = 'good' | 'bad' | 'soon' | 'quiet';
type Part = { label: string; value: number; tone: Tone; onOpen?: () => void; href?: string };
type Props = {
  title: string;
  sum: { label: string; value: number };
  parts: readonly Part[];
  gap: number;
  note: string;
};

const BARS: Record<Tone, string> = {
  good: 'bg-good',
  bad: 'bg-bad',
  soon: 'bg-soon',
  quiet: 'bg-line-strong',
};

/** `sum = part + part + part`, in figures and as a bar that has to be full. */
export function Equation({ title, sum, parts, gap, note }: Props) {
  const t = useT();
  const locale = useLocale();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <section className="rounded-lg bg-surface p-5 shadow-1">
      <h2 className="text-sm font-semibold text-ink-2">{title}</h2>
      <div className="tabular flex flex-wrap items-end gap-x-3 gap-y-2 pt-3">
        <Term label={sum.label} value={number(sum.value)} strong />
        {parts.map((part, index) => (
          <div key={part.label} className="flex items-end gap-3">
            <span aria-hidden className="pb-[22px] text-lg text-ink-3">
              {index === 0 ? '=' : '+'}
            </span>
            <Term
              label={part.label}
              value={number(part.value)}
              quiet={part.value === 0}
              onOpen={part.value > 0 ? part.onOpen : undefined}
              href={part.value > 0 ? part.href : undefined}
            />
          </div>
        ))}
      </div>
      <div aria-hidden className="mt-4 flex h-1.5 gap-px overflow-hidden rounded-full bg-sunken">
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span
              key={part.label}
              className={BARS[part.tone]}
              style={{ flexGrow: part.value, minWidth: 4 }}
            />
          ))}
      </div>
      <p className={classNames('pt-2.5 text-sm', gap === 0 ? 'text-ink-3' : 'font-medium text-bad')}>
        {gap === 0 ? note : t('ledger.gap', { count: Math.abs(gap) })}
      </p>
    </section>
  );
}

type TermProps = {
  label: string;
  value: string;
  strong?: boolean;
  quiet?: boolean;
  onOpen?: () => void;
  href?: string;
};

function Term({ label, value, strong = false, quiet = false, onOpen, href }: TermProps) {
  const body = (
    <>
      <span
        className={classNames(
          'block text-xl leading-8 font-semibold',
          quiet && 'text-ink-3',
          strong && 'text-ink',
        )}
      >
        {value}
      </span>
      <span className="block text-xs whitespace-nowrap text-ink-2">{label}</span>
    </>
  );
  const look = '-m-1 rounded-sm p-1 text-left hover:bg-hover';
  if (onOpen) {
    return (
      <button
        type="button"
        onClick={onOpen}
        className={classNames(look, 'underline decoration-line-strong decoration-1 underline-offset-4')}
      >
        {body}
      </button>
    );
  }
  return href ? (
    <a href={href} className={look}>
      {body}
    </a>
  ) : (
    <div>{body}</div>
  );
}
