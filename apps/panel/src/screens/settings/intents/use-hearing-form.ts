import type { Bot } from '@balcao/protocol';
import { useState } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { showToast } from '../../../ui/toast.tsx';
import { usePublishBot } from '../bot/use-publish-bot.ts';
import { type HearingDraft, readHearing, writeHearing } from './rules/hearing.ts';
import { isSame } from './rules/is-same.ts';
import { rebaseDraft } from './rules/rebase-draft.ts';
import { usePublishing } from './use-publishing.ts';

/** How the bot finds intents, being edited; saving publishes a version. Like `useIntentForm` it keeps what was typed. */
export function useHearingForm(bot: Bot) {
  const t = useT();
  const publisher = usePublishBot();
  const [base, setBase] = useState(bot);
  const start = readHearing(base.definition);
  const [draft, setDraft] = useState(start);
  const isDirty = !isSame(draft, start);
  const definition = writeHearing(base.definition, draft);
  const adopt = (from: Bot) => {
    setBase(from);
    setDraft(readHearing(from.definition));
  };
  if (bot.version > base.version && !isDirty) adopt(bot);

  const publishing = usePublishing(async () => {
    const made = await publisher.publish(base, definition);
    adopt(made);
    showToast('good', t('intent.published', { version: made.version }));
    await publisher.refresh();
  });
  return {
    ...publishing,
    bot: base,
    draft,
    definition,
    isDirty,
    set: (change: Partial<HearingDraft>) => setDraft({ ...draft, ...change }),
    undo: () => {
      setDraft(start);
      publishing.forgetFailure();
    },
    rebase: (newest: Bot) => {
      setBase(newest);
      setDraft(rebaseDraft(start, draft, readHearing(newest.definition)));
    },
  };
}
export type HearingForm = ReturnType<typeof useHearingForm>;
