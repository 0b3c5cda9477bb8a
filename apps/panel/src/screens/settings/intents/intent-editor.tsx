import type { Bot } from '@balcao/protocol';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { SaveBar } from '../save-bar.tsx';
import { AfterCard } from './after-card.tsx';
import { AnswerCard } from './answer-card.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { GoneIntent } from './gone-intent.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { OtherProblems } from './other-problems.tsx';
import { ParametersCard } from './parameters-card.tsx';
import { PhrasesCard } from './phrases-card.tsx';
import { RemoveCard } from './remove-card.tsx';
import type { AnsweredBy } from './rules/intent-draft.ts';
import { splitLines } from './rules/word-lists.ts';
import { TryIt } from './try-it.tsx';
import type { ChosenBot } from './use-chosen-bot.ts';
import { useIntentForm } from './use-intent-form.ts';
import { usePublishErrorText } from './use-publish-error-text.ts';
import { usePublishIntent } from './use-publish-intent.ts';

type Props = {
  bot: Bot;
  /** the node; null: a new intent */
  id: string | null;
  search: ChosenBot['search'];
  /** who answers a new intent, until somebody says otherwise */
  usual: AnsweredBy;
};

/** One intent as a form; saving it publishes a version of the bot. */
export function IntentEditor({ bot, id, search, usual }: Props) {
  const form = useIntentForm(bot, id, usual);
  const publishing = usePublishIntent(form, id, search);
  const element = useFirstInvalid(publishing.tries);
  const { draft, main, isDirty } = form;
  const { definition } = form.bot;
  if (id !== null && form.stored === null && !isDirty) return <GoneIntent search={search} />;
  const cards = { draft, main, problems: publishing.problems, onChange: form.set };
  const isConflict = publishing.failure?.code === 'CONFLICT';
  return (
    <form ref={element} onSubmit={publishing.save} onKeyDown={keepEnter} noValidate>
      <div className="grid items-start gap-x-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0">
          <PhrasesCard {...cards} id={id} />
          <ParametersCard
            {...cards}
            rows={draft.parameters}
            onChange={(parameters) => form.set({ parameters })}
          />
          <AnswerCard {...cards} definition={definition} />
          <AfterCard {...cards} definition={definition} id={id} />
        </div>
        <div className="mb-5 lg:sticky lg:top-8 lg:row-span-2">
          <TryIt
            bot={form.bot}
            draft={{
              node: form.nodeId,
              definition: publishing.isIncomplete ? null : form.definition,
              example: splitLines(draft.phrases[main])[0],
            }}
          />
        </div>
        {id !== null && <RemoveCard bot={form.bot} id={id} search={search} />}
      </div>
      <OtherProblems problems={publishing.others} definition={form.definition} />
      <Bar publishing={publishing} isDirty={isDirty} onUndo={id === null ? null : form.undo} />
      {isConflict && <ConflictDialog form={form} onClose={publishing.forgetFailure} />}
      <LeaveDialog isDirty={isDirty} />
    </form>
  );
}

type BarProps = {
  publishing: ReturnType<typeof usePublishIntent>;
  isDirty: boolean;
  onUndo: (() => void) | null;
};

function Bar({ publishing, isDirty, onUndo }: BarProps) {
  const t = useT();
  const errorText = usePublishErrorText();
  const { tries, isWrong, failure, isBusy } = publishing;
  const told = failure === null || failure.code === 'CONFLICT' ? null : errorText(failure);
  return (
    <SaveBar
      isDirty={isDirty}
      busy={isBusy}
      label={t('intent.publish')}
      failure={tries > 0 && isWrong ? t('intent.fix') : told}
    >
      {isDirty && onUndo && (
        <Button look="ghost" onClick={onUndo}>
          {t('intent.undo')}
        </Button>
      )}
    </SaveBar>
  );
}

/** Enter in a field of many publishes nothing. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** After each failed try the first field that is wrong has the focus. */
function useFirstInvalid(tries: number) {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return element;
}
