import { type BulkType, bulkInsert, overwriting } from '../../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { ContactRow, IdentityKey, IdentityRow } from '../contact.types.ts';

const contactColumns = {
  organization_id: 'uuid',
  id: 'uuid',
  name: 'text',
  phone: 'text',
  email: 'text',
  username: 'text',
  tags: 'texts',
  attributes: 'jsonb',
  name_is_manual: 'boolean',
  blocked_at: 'timestamptz',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const satisfies Partial<Record<keyof ContactRow, BulkType>>;

const selectList = Object.keys(contactColumns)
  .map((name) => `c.${name}`)
  .join(', ');

export const upsertContacts = bulkInsert<ContactRow>(
  'contacts',
  contactColumns,
  overwriting<ContactRow>(['organization_id', 'id'], contactColumns),
);

/** A clash means somebody else just made this person: the caller's batch is repeated. */
export const insertIdentities = bulkInsert<IdentityRow>('identities', {
  organization_id: 'uuid',
  kind: 'text',
  value: 'text',
  contact_id: 'uuid',
  match_key: 'text',
});

/** Locks, in id order, every contact that has one of these identities. Uses the key of identities. */
export async function lockContactsByIdentity(tx: Tx, keys: readonly IdentityKey[]): Promise<ContactRow[]> {
  return tx.query<ContactRow>({
    name: 'contacts_lock_by_identity',
    text: `with keys as materialized (
             select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as k(organization_id, kind, value, match_key)
           ), hit as materialized (
             select distinct h.organization_id, h.contact_id from keys k,
                    lateral (select i.organization_id, i.contact_id from identities i
                              where i.organization_id = k.organization_id and i.kind = k.kind and i.value = k.value
                              union all
                             select i.organization_id, i.contact_id from identities i
                              where i.organization_id = k.organization_id and i.match_key = k.match_key) h
              order by h.contact_id
           )
           select c.* from hit h,
                  lateral (select ${selectList} from contacts c
                            where c.organization_id = h.organization_id and c.id = h.contact_id offset 0
                              for no key update) c`,
    values: [
      keys.map((key) => key.organization_id),
      keys.map((key) => key.kind),
      keys.map((key) => key.value),
      keys.map((key) => key.match_key),
    ],
  });
}

export async function lockContacts(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<ContactRow[]> {
  return tx.query<ContactRow>({
    name: 'contacts_lock',
    text: `select ${selectList} from contacts c where c.organization_id = $1 and c.id = any($2::uuid[]) order by c.id for no key update`,
    values: [organizationId, ids],
  });
}

/** All identities of contacts that are locked: read after the lock, so they cannot move. */
export async function listIdentities(
  tx: Queryable,
  contacts: readonly Pick<ContactRow, 'organization_id' | 'id'>[],
): Promise<IdentityRow[]> {
  if (contacts.length === 0) return [];
  return tx.query<IdentityRow>({
    name: 'identities_of_contacts',
    text: `select i.organization_id, i.kind, i.value, i.contact_id, i.match_key
             from unnest($1::uuid[], $2::uuid[]) as k(organization_id, id),
                  lateral (select * from identities i where i.organization_id = k.organization_id and i.contact_id = k.id offset 0) i`,
    values: [contacts.map((c) => c.organization_id), contacts.map((c) => c.id)],
  });
}

export async function deleteIdentities(tx: Tx, keys: readonly IdentityKey[]): Promise<void> {
  await tx.execute({
    text: `delete from identities i using unnest($1::uuid[], $2::text[], $3::text[]) as k(organization_id, kind, value)
            where i.organization_id = k.organization_id and i.kind = k.kind and i.value = k.value`,
    values: [keys.map((k) => k.organization_id), keys.map((k) => k.kind), keys.map((k) => k.value)],
  });
}

export async function findContact(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<ContactRow | undefined> {
  const [row] = await db.query<ContactRow>({
    text: `select ${selectList} from contacts c where c.organization_id = $1 and c.id = $2`,
    values: [organizationId, id],
  });
  return row;
}

/** Newest first; all, or those that `q` names. */
export async function listContacts(
  db: Queryable,
  organizationId: string,
  page: { limit: number; before: string | null; q: string | null },
): Promise<ContactRow[]> {
  if (page.q === null)
    return db.query<ContactRow>({
      text: `select ${selectList} from contacts c
              where c.organization_id = $1 and c.merged_into is null and ($2::uuid is null or c.id < $2)
              order by c.id desc limit $3`,
      values: [organizationId, page.before, page.limit],
    });
  return db.query<ContactRow>({
    name: 'contacts_named',
    text: `select ${selectList} from balcao_named_contacts($1, $2, $3, $4) as f(id),
                  lateral (select c.* from contacts c where c.organization_id = $1 and c.id = f.id offset 0) c
            order by c.id desc`,
    values: [organizationId, page.q, page.before, page.limit],
  });
}

/**
 * Whose name, number, user name or e-mail has all words of `q`, without regard to case and accents; newest first.
 * Uses the key of contacts and contacts_search.
 */
export async function findNamedContacts(
  db: Queryable,
  organizationId: string,
  q: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>({
    name: 'contacts_named_ids',
    text: 'select id from balcao_named_contacts($1, $2, null, $3) as f(id)',
    values: [organizationId, q, limit],
  });
  return rows.map((row) => row.id);
}
