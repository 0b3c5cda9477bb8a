/** Who wrote, by what the webhook says and what we already know. Architecture §3 "Identities". */
export type IdentityQuestion = {
  userId: string | undefined;
  waId: string | undefined;
  /** contact that has this BSUID */
  byUserId: string | undefined;
  /** contact that has this wa_id, exactly or by its match key (Brazil's ninth digit) */
  byWaId: string | undefined;
  /** the wa_id's contact already has another BSUID */
  waContactHasOtherUserId: boolean;
};

export type IdentityAnswer =
  /** nobody we know */
  | { kind: 'new' }
  /** that contact, which also gets the identities it lacks */
  | { kind: 'known'; contactId: string }
  /** a recycled number: that person (or a new one) takes the wa_id; the former owner keeps the history */
  | { kind: 'recycled'; contactId: string | null }
  /** two contacts proven to be one person */
  | { kind: 'merge'; keep: string; absorb: string }
  /** a delivery without any sender */
  | { kind: 'nobody' };

export function resolveIdentity(question: IdentityQuestion): IdentityAnswer {
  const { userId, waId, byUserId, byWaId } = question;
  if (!userId && !waId) return { kind: 'nobody' };
  if (byUserId && byWaId && byUserId !== byWaId) {
    return question.waContactHasOtherUserId
      ? { kind: 'recycled', contactId: byUserId }
      : { kind: 'merge', keep: byUserId, absorb: byWaId };
  }
  if (byUserId) return { kind: 'known', contactId: byUserId };
  if (byWaId) {
    return userId && question.waContactHasOtherUserId
      ? { kind: 'recycled', contactId: null }
      : { kind: 'known', contactId: byWaId };
  }
  return { kind: 'new' };
}
