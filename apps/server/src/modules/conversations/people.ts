import type { WhatsAppUser } from '@balcao/whatsapp';
import { phoneMatchKey } from '@balcao/whatsapp';
import { type ContactRow, type IdentityKey, type IdentityRow, resolveIdentity } from '../contacts/index.ts';
import { type Changes, changedContact } from './changes.ts';
import type { RuleEnv } from './rules/line.ts';

/** The contacts of one batch, locked, with their identities; grows as the batch meets new people. */
export type People = {
  contacts: Map<string, ContactRow>;
  byIdentity: Map<string, string>;
  byMatchKey: Map<string, string>;
  userIdOf: Map<string, string>;
};

/** Two contacts were proven to be one: the caller merges them and runs the batch again. */
export class MergeRequired extends Error {
  readonly organizationId: string;
  readonly keep: string;
  readonly absorb: string;

  constructor(organizationId: string, keep: string, absorb: string) {
    super('Two contacts are one person.');
    this.organizationId = organizationId;
    this.keep = keep;
    this.absorb = absorb;
  }
}

const identityKey = (organizationId: string, kind: string, value: string) =>
  `${organizationId} ${kind} ${value}`;

export function peopleOf(contacts: readonly ContactRow[], identities: readonly IdentityRow[]): People {
  const people: People = {
    contacts: new Map(),
    byIdentity: new Map(),
    byMatchKey: new Map(),
    userIdOf: new Map(),
  };
  for (const contact of contacts) people.contacts.set(contact.id, contact);
  for (const identity of identities) remember(people, identity);
  return people;
}

function remember(people: People, identity: IdentityRow): void {
  people.byIdentity.set(
    identityKey(identity.organization_id, identity.kind, identity.value),
    identity.contact_id,
  );
  if (identity.match_key !== null)
    people.byMatchKey.set(`${identity.organization_id} ${identity.match_key}`, identity.contact_id);
  if (identity.kind === 'bsuid') people.userIdOf.set(identity.contact_id, identity.value);
}

/** What to look for, and lock, before this user's events are handled. */
export function identityKeysOf(organizationId: string, user: WhatsAppUser): IdentityKey[] {
  const keys: IdentityKey[] = [];
  if (user.userId)
    keys.push({ organization_id: organizationId, kind: 'bsuid', value: user.userId, match_key: null });
  if (user.waId)
    keys.push({
      organization_id: organizationId,
      kind: 'wa_id',
      value: user.waId,
      match_key: phoneMatchKey(user.waId),
    });
  return keys;
}

/**
 * The contact behind a webhook's user, made when nobody knows it; attaches identities it lacked.
 * Null: the delivery names nobody. Throws MergeRequired.
 */
export function personOf(
  people: People,
  organizationId: string,
  user: WhatsAppUser,
  env: RuleEnv,
  changes: Changes,
): ContactRow | null {
  const byUserId = user.userId
    ? people.byIdentity.get(identityKey(organizationId, 'bsuid', user.userId))
    : undefined;
  const byWaId = user.waId ? findByWaId(people, organizationId, user.waId) : undefined;
  const otherUserId = byWaId ? people.userIdOf.get(byWaId) : undefined;
  const answer = resolveIdentity({
    userId: user.userId,
    waId: user.waId,
    byUserId,
    byWaId,
    waContactHasOtherUserId: otherUserId !== undefined && otherUserId !== user.userId,
  });
  switch (answer.kind) {
    case 'nobody':
      return null;
    case 'merge':
      throw new MergeRequired(organizationId, answer.keep, answer.absorb);
    case 'recycled': {
      if (user.waId && byWaId) loseNumber(people, byWaId, user.waId, env, changes);
      const contact = answer.contactId
        ? people.contacts.get(answer.contactId)
        : newContact(people, organizationId, user, env, changes);
      if (contact) attach(people, contact, user, env, changes);
      return contact ?? null;
    }
    case 'new':
      return attach(people, newContact(people, organizationId, user, env, changes), user, env, changes);
    case 'known': {
      const contact = people.contacts.get(answer.contactId);
      return contact ? attach(people, contact, user, env, changes) : null;
    }
    default:
      return answer satisfies never;
  }
}

function findByWaId(people: People, organizationId: string, waId: string): string | undefined {
  return (
    people.byIdentity.get(identityKey(organizationId, 'wa_id', waId)) ??
    people.byMatchKey.get(`${organizationId} ${phoneMatchKey(waId)}`)
  );
}

function newContact(
  people: People,
  organizationId: string,
  user: WhatsAppUser,
  env: RuleEnv,
  changes: Changes,
): ContactRow {
  const now = new Date(env.nowMs);
  const contact: ContactRow = {
    organization_id: organizationId,
    id: env.newId(),
    name: user.profileName || null,
    phone: user.waId ?? null,
    email: null,
    username: user.username ?? null,
    tags: [],
    attributes: {},
    name_is_manual: false,
    blocked_at: null,
    created_at: now,
    updated_at: now,
  };
  people.contacts.set(contact.id, contact);
  changes.contacts.set(contact.id, contact);
  changes.newContacts.add(contact.id);
  return contact;
}

function attach(
  people: People,
  contact: ContactRow,
  user: WhatsAppUser,
  env: RuleEnv,
  changes: Changes,
): ContactRow {
  for (const key of identityKeysOf(contact.organization_id, user)) {
    if (people.byIdentity.has(identityKey(key.organization_id, key.kind, key.value))) continue;
    const identity: IdentityRow = { ...key, contact_id: contact.id };
    remember(people, identity);
    changes.identities.push(identity);
    changedContact(contact, changes);
  }
  if (user.profileName && !contact.name_is_manual && contact.name !== user.profileName)
    change(contact, { name: user.profileName }, env, changes);
  if (user.username && contact.username !== user.username)
    change(contact, { username: user.username }, env, changes);
  if (user.waId && contact.phone === null) change(contact, { phone: user.waId }, env, changes);
  return contact;
}

function change(contact: ContactRow, fields: Partial<ContactRow>, env: RuleEnv, changes: Changes): void {
  Object.assign(contact, fields, { updated_at: new Date(env.nowMs) });
  changedContact(contact, changes);
}

/** Answers go to the number WhatsApp named last, exactly as it wrote it. */
export function followNumber(
  contact: ContactRow,
  waId: string | undefined,
  env: RuleEnv,
  changes: Changes,
): void {
  if (waId && contact.phone !== waId) change(contact, { phone: waId }, env, changes);
}

/** Somebody else has this number now, in every spelling: nothing more may be sent to its former owner there. */
function loseNumber(people: People, formerOwner: string, waId: string, env: RuleEnv, changes: Changes): void {
  const contact = people.contacts.get(formerOwner);
  if (!contact) return;
  const matchKey = phoneMatchKey(waId);
  const prefix = identityKey(contact.organization_id, 'wa_id', '');
  for (const [name, owner] of people.byIdentity) {
    const value = name.slice(prefix.length);
    if (owner === formerOwner && name.startsWith(prefix) && phoneMatchKey(value) === matchKey)
      forget(
        people,
        { organization_id: contact.organization_id, kind: 'wa_id', value, match_key: null },
        changes,
      );
  }
  if (contact.phone !== null && phoneMatchKey(contact.phone) === matchKey)
    change(contact, { phone: null }, env, changes);
}

function forget(people: People, key: IdentityKey, changes: Changes): void {
  const name = identityKey(key.organization_id, key.kind, key.value);
  const owner = people.byIdentity.get(name);
  people.byIdentity.delete(name);
  for (const [match, contactId] of people.byMatchKey)
    if (contactId === owner) people.byMatchKey.delete(match);
  if (key.kind === 'bsuid' && owner) people.userIdOf.delete(owner);
  changes.lostIdentities.push(key);
  changes.identities = changes.identities.filter(
    (one) => one.organization_id !== key.organization_id || one.kind !== key.kind || one.value !== key.value,
  );
}

/** Meta says that a person's number or BSUID changed: the old identity goes, the new one is theirs. */
export function moveIdentity(
  people: People,
  contact: ContactRow,
  move: { kind: 'wa_id' | 'bsuid'; from: string | undefined; to: string },
  env: RuleEnv,
  changes: Changes,
): void {
  const organizationId = contact.organization_id;
  const holder = people.byIdentity.get(identityKey(organizationId, move.kind, move.to));
  if (holder && holder !== contact.id) throw new MergeRequired(organizationId, contact.id, holder);
  if (move.from && people.byIdentity.get(identityKey(organizationId, move.kind, move.from)) === contact.id) {
    forget(
      people,
      { organization_id: organizationId, kind: move.kind, value: move.from, match_key: null },
      changes,
    );
  }
  attach(people, contact, move.kind === 'wa_id' ? { waId: move.to } : { userId: move.to }, env, changes);
  if (move.kind === 'wa_id') change(contact, { phone: move.to }, env, changes);
}
