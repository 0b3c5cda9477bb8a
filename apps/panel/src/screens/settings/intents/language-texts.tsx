import type { LocaleName } from '@balcao/protocol';
import { Languages } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Input, Textarea } from '../../../ui/field.tsx';
import { ProblemField } from './problem-field.tsx';
import { LOCALES } from './rules/bot-nodes.ts';
import type { Problem } from './rules/problems.ts';
import type { TextDraft } from './rules/texts.ts';

type Props = {
  label: string;
  hint?: ReactNode;
  /** under a language's own field instead of `hint`, e.g. how many lines count */
  hintOf?: (locale: LocaleName) => ReactNode;
  value: TextDraft;
  /** the bot's own language, always open */
  main: LocaleName;
  /** of the text; those of one language end in it */
  problems: readonly Problem[];
  /** 1: a single line */
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  onChange: (value: TextDraft) => void;
};

/** A text in the bot's own language; the others unfold. */
export function LanguageTexts({ label, value, main, problems, onChange, ...props }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const others = LOCALES.filter((locale) => locale !== main);
  const isOther = (problem: Problem) => others.some((locale) => problem.path.endsWith(`.${locale}`));
  const hasErrors = problems.some((one) => one.severity === 'error' && isOther(one));
  const shown = isOpen || hasErrors;
  const filled = others.filter((locale) => value[locale].trim() !== '').length;
  const write = (locale: LocaleName) => (words: string) => onChange({ ...value, [locale]: words });
  return (
    <div className="relative">
      <button
        type="button"
        aria-expanded={shown}
        aria-label={t('intent.otherLanguagesOf', { label })}
        onClick={() => setOpen(!shown)}
        className="absolute -top-0.5 right-0 z-[1] flex h-6 items-center gap-1 rounded-sm px-1.5 text-xs text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Languages size={13} aria-hidden />
        {filled > 0 ? t('intent.otherLanguagesFilled', { count: filled }) : t('intent.otherLanguages')}
      </button>
      <OneLanguage
        {...props}
        label={label}
        value={value[main]}
        problems={problems.filter((one) => !isOther(one))}
        hint={props.hintOf?.(main) ?? props.hint}
        onChange={write(main)}
      />
      {shown && (
        <div className="mt-3 space-y-3 border-l-2 border-line pl-3.5">
          {others.map((locale) => (
            <OneLanguage
              key={locale}
              rows={props.rows}
              maxLength={props.maxLength}
              label={t(`language.${locale}`)}
              value={value[locale]}
              problems={problems.filter((one) => one.path.endsWith(`.${locale}`))}
              hint={props.hintOf?.(locale)}
              onChange={write(locale)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

type OneProps = Pick<Props, 'label' | 'hint' | 'problems' | 'rows' | 'maxLength' | 'placeholder'> & {
  value: string;
  onChange: (words: string) => void;
};

function OneLanguage({ label, hint, problems, rows = 3, onChange, value, ...props }: OneProps) {
  return (
    <ProblemField label={label} hint={hint} problems={problems}>
      {(field) =>
        rows === 1 ? (
          <Input {...field} {...props} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Textarea
            {...field}
            {...props}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="!min-h-0"
          />
        )
      }
    </ProblemField>
  );
}
