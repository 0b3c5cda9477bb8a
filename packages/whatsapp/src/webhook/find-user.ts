import type { WhatsAppUser } from '../events.ts';
import { isBsuid } from '../identity/is-bsuid.ts';
import { type JsonRecord, readArray, readRecord, readText } from '../read-json.ts';

/** The ids a message or status itself carries, before `contacts` is looked at. */
export type UserIds = { waId: string | undefined; userId: string | undefined };

/** A BSUID has been seen in places documented for phone numbers: it is told by its shape. */
export const readUserIds = (phoneLike: unknown, userIdLike: unknown): UserIds => {
  const first = readText(phoneLike);
  const userId = readText(userIdLike);
  if (first !== undefined && isBsuid(first)) return { waId: undefined, userId: userId ?? first };
  return { waId: first, userId };
};

const idsOf = (contact: JsonRecord): UserIds => readUserIds(contact.wa_id, contact.user_id);

/**
 * The entry of `contacts` that speaks of this person. The BSUID decides where both sides have one; a lone
 * entry that contradicts nothing is taken too, because either side may lack its ids.
 */
export const findContact = (contacts: unknown, ids: UserIds): JsonRecord | undefined => {
  const list = readArray(contacts);
  if (list.length === 1) {
    const only = readRecord(list[0]);
    return only !== undefined && isCompatible(idsOf(only), ids) ? only : undefined;
  }
  let byWaId: JsonRecord | undefined;
  for (const item of list) {
    const contact = readRecord(item);
    if (contact === undefined) continue;
    const own = idsOf(contact);
    if (own.userId !== undefined && own.userId === ids.userId) return contact;
    if (byWaId === undefined && own.waId !== undefined && own.waId === ids.waId && isCompatible(own, ids)) {
      byWaId = contact;
    }
  }
  return byWaId;
};

const isCompatible = (left: UserIds, right: UserIds): boolean => {
  if (left.userId !== undefined && right.userId !== undefined) return left.userId === right.userId;
  return left.waId === undefined || right.waId === undefined || left.waId === right.waId;
};

/** Everything the delivery says about one person. */
export const readUser = (
  ids: UserIds,
  parentUserId: unknown,
  contact: JsonRecord | undefined,
): WhatsAppUser => {
  const user: WhatsAppUser = {};
  const known = contact === undefined ? undefined : idsOf(contact);
  const waId = ids.waId ?? known?.waId;
  const userId = ids.userId ?? known?.userId;
  const parent = readText(parentUserId) ?? readText(contact?.parent_user_id);
  if (waId !== undefined) user.waId = waId;
  if (userId !== undefined) user.userId = userId;
  if (parent !== undefined) user.parentUserId = parent;
  if (contact === undefined) return user;
  const profile = readRecord(contact.profile);
  const profileName = readText(profile?.name);
  const username = readText(profile?.username);
  const identityKeyHash = readText(contact.identity_key_hash);
  if (profileName !== undefined) user.profileName = profileName;
  if (username !== undefined) user.username = username;
  if (identityKeyHash !== undefined) user.identityKeyHash = identityKeyHash;
  return user;
};

export const hasIdentity = (user: WhatsAppUser): boolean =>
  user.waId !== undefined || user.userId !== undefined || user.parentUserId !== undefined;
