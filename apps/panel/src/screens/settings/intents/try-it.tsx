import type { Bot } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { Explanation } from './explanation.tsx';
import { areIntentsOff } from './rules/hearing.ts';
import { useExplained } from './use-explained.ts';

/** `node`: the intent being edited, where it is one. `definition`: null while something is missing in it. */
type Draft = {
  node: string | null;
  definition: Record<string, unknown> | null;
  example?: string | undefined;
};
type Props = { bot: Bot; draft?: Draft | undefined };

const LONGEST = 4096;

/** What the bot would hear in a customer's words; nobody is answered. */
export function TryIt({ bot, draft }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <section className="overflow-hidden rounded-lg bg-surface shadow-1">
      <div className="space-y-3 p-5">
        <header>
          <h2 className="flex items-center gap-2 text-base font-semibold">
            <FlaskConical size={16} className="text-accent-text" aria-hidden /> {t('try.title')}
          </h2>
          <p className="mt-0.5 text-sm text-pretty text-ink-2">{t(draft ? 'try.draftHint' : 'try.hint')}</p>
        </header>
        <Field label={t('try.label')}>
          {(field) => (
            <Textarea
              {...field}
              rows={2}
              maxLength={LONGEST}
              placeholder={draft?.example ?? t('try.placeholder')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="!min-h-0"
            />
          )}
        </Field>
        <div aria-live="polite">{text.trim() !== '' && <Result bot={bot} draft={draft} text={text} />}</div>
      </div>
    </section>
  );
}

function Result({ bot, draft, text }: Props & { text: string }) {
  const t = useT();
  const errorText = useErrorText();
  const isReady = draft?.definition !== null;
  const explained = useExplained(bot, text, draft?.definition ?? null, isReady);
  // A draft that does not compile says at its fields what is missing.
  if (!isReady || (draft && explained.error?.code === 'INVALID_INPUT'))
    return <Notice>{t('try.incomplete')}</Notice>;
  if (explained.error) return <Notice tone="bad">{errorText(explained.error)}</Notice>;
  if (explained.data === undefined) return <p className="text-sm text-ink-3">{t('try.waiting')}</p>;
  const isOff = areIntentsOff(draft?.definition ?? bot.definition);
  const current = draft?.node ?? null;
  return (
    <Explanation
      heard={explained.data}
      current={current}
      isOff={isOff}
      settings={current !== null && <ToSettings bot={bot} />}
    />
  );
}

function ToSettings({ bot }: { bot: Bot }) {
  const t = useT();
  return (
    <Link to="/ajustes/intencoes" search={{ robo: bot.id }} className="text-accent-text underline">
      {t('try.settings')}
    </Link>
  );
}
