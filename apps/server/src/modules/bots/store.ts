import type { Queryable, Tx } from '../../platform/db/index.ts';

export type BotRow = {
  id: string;
  name: string;
  version_id: string | null;
  version: number | null;
  published_at: Date | null;
  /** null: the bot shipped with the release */
  definition: unknown;
};

const SELECT = `select b.id, b.name, v.id as version_id, v.version, v.published_at, v.definition
  from bots b left join bot_versions v
    on v.organization_id = b.organization_id and v.id = b.published_version_id
  where b.organization_id = $1`;

export async function listBotRows(tx: Queryable, organizationId: string): Promise<BotRow[]> {
  return tx.query<BotRow>({ text: `${SELECT} order by b.id`, values: [organizationId] });
}

export async function findBotRow(
  tx: Queryable,
  organizationId: string,
  id: string,
): Promise<BotRow | undefined> {
  const [row] = await tx.query<BotRow>({ text: `${SELECT} and b.id = $2`, values: [organizationId, id] });
  return row;
}

/** Holds the bot until commit, so that two publishers get two numbers. */
export async function lockBot(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const rows = await tx.query<{ id: string }>({
    text: 'select id from bots where organization_id = $1 and id = $2 for update',
    values: [organizationId, id],
  });
  return rows.length === 1;
}

export async function insertVersion(
  tx: Tx,
  version: { organizationId: string; id: string; botId: string; definition: unknown; publishedAt: Date },
): Promise<void> {
  await tx.execute({
    text: `with made as (
             insert into bot_versions (organization_id, id, bot_id, version, definition, published_at)
             select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5
             from bot_versions where organization_id = $1 and bot_id = $3)
           update bots set published_version_id = $2 where organization_id = $1 and id = $3`,
    values: [
      version.organizationId,
      version.id,
      version.botId,
      JSON.stringify(version.definition),
      version.publishedAt,
    ],
  });
}

export type PublishedRow = { bot_id: string; version_id: string };

/** Oldest first: the first is the organization's main bot. */
export async function listPublished(tx: Tx, organizationId: string): Promise<PublishedRow[]> {
  return tx.query<PublishedRow>({
    name: 'bots_published',
    text: `select id as bot_id, published_version_id as version_id from bots
           where organization_id = $1 and published_version_id is not null order by id`,
    values: [organizationId],
  });
}

export async function findVersion(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<{ bot_id: string; definition: unknown } | undefined> {
  const [row] = await tx.query<{ bot_id: string; definition: unknown }>({
    name: 'bot_versions_find',
    text: 'select bot_id, definition from bot_versions where organization_id = $1 and id = $2',
    values: [organizationId, id],
  });
  return row;
}
