import type { Tag } from '@balcao/protocol';
import type { Queryable, Tx } from '../../../platform/db/index.ts';

/** A row of `tags`. Names are compared by `key`, PostgreSQL's lower(name). */
export type TagRow = {
  id: string;
  name: string;
  key: string;
  color: Tag['color'];
  /** what it was called, while contacts still follow */
  former_names: string[];
  former_keys: string[];
  /** being taken from contacts; then the row goes */
  removed_at: Date | null;
};

export async function listTagRows(db: Queryable, organizationId: string): Promise<TagRow[]> {
  return db.query<TagRow>({
    text: `select id, name, lower(name) as key, color, former_names,
                  array(select lower(former) from unnest(former_names) as former) as former_keys, removed_at
             from tags where organization_id = $1 order by lower(name) collate "C", id`,
    values: [organizationId],
  });
}

export type UsedTag = { name: string; key: string; contacts: number };

/** Every spelling in use. Reads the organization's contacts once: 100,000 of them take about 0.1 s. */
export async function listUsedTags(db: Queryable, organizationId: string): Promise<UsedTag[]> {
  return db.query<UsedTag>({
    text: `select t as name, lower(t) as key, count(*)::integer as contacts
             from contacts c, unnest(c.tags) as t
            where c.organization_id = $1 and c.tags <> '{}' and c.merged_into is null
            group by t`,
    values: [organizationId],
  });
}

/** Contacts that carry any of these spellings, each counted once. Uses contacts_tags. */
export async function countTagged(
  db: Queryable,
  organizationId: string,
  names: readonly string[],
): Promise<number> {
  const [row] = await db.query<{ count: number }>({
    text: 'select count(*)::integer as count from balcao_tagged_contacts($1, $2, null, null)',
    values: [organizationId, names],
  });
  return row?.count ?? 0;
}

/** The next of them by id. Uses contacts_tags. */
export async function listTagged(
  db: Queryable,
  organizationId: string,
  names: readonly string[],
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>({
    text: 'select id from balcao_tagged_contacts($1, $2, $3, $4) as id',
    values: [organizationId, names, after, limit],
  });
  return rows.map((row) => row.id);
}

/** Gives tags that are in use a row; those that got one meanwhile stay as they are. */
export async function insertUsedTags(
  tx: Tx,
  organizationId: string,
  tags: readonly { id: string; name: string }[],
): Promise<void> {
  await tx.execute({
    text: `insert into tags (organization_id, id, name)
           select $1, id, name from unnest($2::uuid[], $3::text[]) as t(id, name)
           on conflict (organization_id, lower(name)) do nothing`,
    values: [organizationId, tags.map((tag) => tag.id), tags.map((tag) => tag.name)],
  });
}

/** A name that another one has violates tags_name. */
export async function insertTag(
  tx: Tx,
  organizationId: string,
  tag: Pick<Tag, 'id' | 'name' | 'color'>,
  at: Date,
): Promise<void> {
  await tx.execute({
    text: 'insert into tags (organization_id, id, name, color, created_at) values ($1, $2, $3, $4, $5)',
    values: [organizationId, tag.id, tag.name, tag.color, at],
  });
}

export async function updateTagRow(
  tx: Tx,
  organizationId: string,
  tag: Pick<TagRow, 'id' | 'name' | 'color' | 'former_names' | 'removed_at'>,
): Promise<void> {
  await tx.execute({
    text: `update tags set name = $3, color = $4, former_names = $5, removed_at = $6
            where organization_id = $1 and id = $2`,
    values: [organizationId, tag.id, tag.name, tag.color, tag.former_names, tag.removed_at],
  });
}

export async function deleteTagRow(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.execute({
    text: 'delete from tags where organization_id = $1 and id = $2',
    values: [organizationId, id],
  });
}

/** How names are compared. */
export async function findKey(db: Queryable, name: string): Promise<string> {
  const [row] = await db.query<{ key: string }>({ text: 'select lower($1::text) as key', values: [name] });
  return row?.key ?? name.toLowerCase();
}
