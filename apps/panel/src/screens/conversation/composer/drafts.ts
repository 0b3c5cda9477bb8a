const keyOf = (conversationId: string) => `balcao.draft.${conversationId}`;

/** What was begun and not sent, until the tab is closed. */
export function readDraft(conversationId: string): string {
  return sessionStorage.getItem(keyOf(conversationId)) ?? '';
}

export function saveDraft(conversationId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(keyOf(conversationId));
  else sessionStorage.setItem(keyOf(conversationId), text);
}

export function clearDraft(conversationId: string): void {
  sessionStorage.removeItem(keyOf(conversationId));
}
