/** A colleague in a conversation, as the last message of theirs told. */
export type Nearby = { userId: string; name: string; doing: 'composing' | 'viewing'; untilMs: number };
export type NearbyState = Readonly<Record<string, readonly Nearby[]>>;

/** Writing is told every 3 s while somebody types, looking every 25 s while the conversation is open. */
export const COMPOSING_EVERY_MS = 3000;
export const VIEWING_EVERY_MS = 25_000;
const COMPOSING_LASTS_MS = 7000;
const VIEWING_LASTS_MS = 60_000;

/** `{ type: 'composing' | 'viewing', conversation_id, user: { id, name } }`; anything else changes nothing. */
export function takeNearby(
  state: NearbyState,
  message: Readonly<Record<string, unknown>>,
  ownId: string | null,
  nowMs: number,
): NearbyState {
  const { type: doing, conversation_id: conversationId, user } = message;
  if (doing !== 'composing' && doing !== 'viewing') return state;
  if (typeof conversationId !== 'string' || !isUser(user) || user.id === ownId) return state;
  const others = (state[conversationId] ?? []).filter((one) => one.userId !== user.id && one.untilMs > nowMs);
  const before = state[conversationId]?.find((one) => one.userId === user.id);
  // Who writes also looks: the look that is told in between does not end the writing.
  const stillWrites = doing === 'viewing' && before?.doing === 'composing' && before.untilMs > nowMs;
  const one: Nearby = stillWrites
    ? before
    : {
        userId: user.id,
        name: user.name,
        doing,
        untilMs: nowMs + (doing === 'composing' ? COMPOSING_LASTS_MS : VIEWING_LASTS_MS),
      };
  return { ...state, [conversationId]: [...others, one] };
}

/** Who is there now: those who write first. A writer who stopped still looks for a while. */
export function nearbyNow(heard: readonly Nearby[], nowMs: number): Nearby[] {
  return heard
    .flatMap((one): Nearby[] => {
      if (one.untilMs > nowMs) return [one];
      const looksUntilMs = one.untilMs - COMPOSING_LASTS_MS + VIEWING_LASTS_MS;
      return one.doing === 'composing' && looksUntilMs > nowMs
        ? [{ ...one, doing: 'viewing', untilMs: looksUntilMs }]
        : [];
    })
    .sort((a, b) => (a.doing === b.doing ? a.name.localeCompare(b.name) : a.doing === 'composing' ? -1 : 1));
}

function isUser(value: unknown): value is { id: string; name: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  );
}
