import type { IntentDraft } from './intent-draft.ts';
import { isSame } from './is-same.ts';

/** What somebody typed on one version, brought onto another: fields nobody touched take what is stored there. */
export function rebaseDraft(before: IntentDraft, draft: IntentDraft, newest: IntentDraft): IntentDraft {
  const kept = Object.entries(draft).filter(
    ([field, typed]) => !isSame(typed, before[field as keyof IntentDraft]), // a draft has exactly its own keys
  );
  return { ...newest, ...Object.fromEntries(kept) };
}
