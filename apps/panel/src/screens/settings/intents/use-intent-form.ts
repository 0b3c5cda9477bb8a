import type { Bot } from '@balcao/protocol';
import { useState } from 'react';
import { findIntent, type IntentNode, mainLocaleOf, nodesOf, putNode } from './rules/bot-nodes.ts';
import { type AnsweredBy, type IntentDraft, newIntent, readIntent } from './rules/intent-draft.ts';
import { isSame } from './rules/is-same.ts';
import { makeNodeId } from './rules/node-id.ts';
import { rebaseDraft } from './rules/rebase-draft.ts';
import { writeIntent } from './rules/write-intent.ts';

/** The version the form was made from, and this intent as it is in it; null: not stored. */
type Base = { bot: Bot; stored: IntentNode | null; start: IntentDraft };

/**
 * An intent being edited. What was typed stays when the bot changes underneath; `rebase` brings it onto another
 * version. Without anything typed the form follows the newest version by itself.
 */
export function useIntentForm(bot: Bot, id: string | null, usual: AnsweredBy) {
  const open = (from: Bot): Base => {
    const stored = id === null ? null : findIntent(from.definition, id);
    const start = stored === null ? newIntent(usual) : readIntent(stored, mainLocaleOf(from.definition));
    return { bot: from, stored, start };
  };
  const [base, setBase] = useState(() => open(bot));
  const [draft, setDraft] = useState(base.start);
  const isDirty = !isSame(draft, base.start);
  const adopt = (from: Bot) => {
    const next = open(from);
    setBase(next);
    setDraft(next.start);
  };
  if (bot.version > base.bot.version && !isDirty) adopt(bot);

  const main = mainLocaleOf(base.bot.definition);
  const node = writeIntent(base.stored, draft, main);
  const nodeId = id ?? makeNodeId(draft.name, Object.keys(nodesOf(base.bot.definition)));
  return {
    bot: base.bot,
    stored: base.stored,
    main,
    draft,
    set: (change: Partial<IntentDraft>) => setDraft((held) => ({ ...held, ...change })),
    undo: () => setDraft(base.start),
    isDirty,
    node,
    nodeId,
    /** the bot with this intent as it is typed */
    definition: putNode(base.bot.definition, nodeId, node),
    adopt,
    rebase: (newest: Bot) => {
      const next = open(newest);
      // Removed there: what is typed brings all of it back.
      setBase(next.stored === null && id !== null ? { ...base, bot: newest } : next);
      if (next.stored !== null) setDraft(rebaseDraft(base.start, draft, next.start));
    },
  };
}
export type IntentForm = ReturnType<typeof useIntentForm>;
