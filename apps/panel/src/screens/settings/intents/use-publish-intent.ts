import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { showToast } from '../../../ui/toast.tsx';
import { usePublishBot } from '../bot/use-publish-bot.ts';
import { findProblems } from './rules/find-problems.ts';
import { placeProblems } from './rules/problems.ts';
import { useCheckedDraft } from './use-checked-draft.ts';
import type { ChosenBot } from './use-chosen-bot.ts';
import type { IntentForm } from './use-intent-form.ts';
import { usePublishing } from './use-publishing.ts';

/** Checks what is typed, all the while and once more before it publishes it. `id`: null for a new intent. */
export function usePublishIntent(form: IntentForm, id: string | null, search: ChosenBot['search']) {
  const t = useT();
  const navigate = useNavigate();
  const { draft, nodeId } = form;
  const checked = useCheckedDraft(form.bot, nodeId, form.node);
  const publisher = usePublishBot();
  /** how often somebody thought to be done and was not */
  const [tries, setTries] = useState(0);

  const missing = findProblems(draft, id === null, form.main);
  const { own, others } = placeProblems(checked.problems, nodeId, draft);
  const all = missing.length === 0 ? own : [...missing, ...own.filter((one) => one.code !== 'SCHEMA')];
  const isTold = (one: { severity: string }) => tries > 0 || one.severity === 'warning';

  const publishing = usePublishing(async () => {
    if (missing.length > 0 || !(await checked.run()).ok) return setTries((times) => times + 1);
    const made = await publisher.publish(form.bot, form.definition);
    const { version } = made;
    setTries(0);
    if (id !== null) {
      form.adopt(made);
      showToast('good', t('intent.published', { version }));
      return publisher.refresh();
    }
    showToast('good', t('intent.created', { name: draft.name.trim(), version }));
    await publisher.refresh();
    const params = { node: nodeId };
    await navigate({ to: '/ajustes/intencoes/$node', params, search, replace: true, ignoreBlocker: true });
  });
  return {
    ...publishing,
    tries,
    /** the draft cannot be compiled, whatever the compiler says */
    isIncomplete: missing.length > 0,
    isWrong: [...all, ...others].some((one) => one.severity === 'error'),
    /** nobody is told what is missing before they think they are done */
    problems: all.filter(isTold),
    others: others.filter(isTold),
  };
}
