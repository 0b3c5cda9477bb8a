import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { ChannelPatchColumns, ChannelRow } from './channel.types.ts';

const COLUMNS = `id, organization_id, name, phone_number_id, waba_id, display_phone_number, verified_name, mode,
  status, status_reason, quality_rating, messages_per_second, bot_id, bot_enabled, mark_read,
  access_token, app_secret, verify_token, last_webhook_at, created_at, updated_at`;

/** Connected channels of all organizations: before the tenant is known. */
export async function readDirectory(db: Queryable): Promise<ChannelRow[]> {
  return db.query<ChannelRow>({
    name: 'channels_directory',
    text: `select ${COLUMNS} from balcao_channel_directory()`,
  });
}

export async function listChannelRows(tx: Tx, organizationId: string): Promise<ChannelRow[]> {
  return tx.query<ChannelRow>({
    text: `select ${COLUMNS} from channels where organization_id = $1 and deleted_at is null order by id`,
    values: [organizationId],
  });
}

export async function findChannelRow(
  tx: Tx,
  organizationId: string,
  id: string,
  options: { lock?: boolean } = {},
): Promise<ChannelRow | undefined> {
  const [row] = await tx.query<ChannelRow>({
    text: `select ${COLUMNS} from channels where organization_id = $1 and id = $2 and deleted_at is null
           ${options.lock ? 'for no key update' : ''}`,
    values: [organizationId, id],
  });
  return row;
}

/** False: the number is connected already, here or in another organization. */
export async function insertChannelRow(tx: Tx, row: ChannelRow): Promise<boolean> {
  const inserted = await tx.execute({
    text: `insert into channels (${COLUMNS}) values
             ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
           on conflict do nothing`,
    values: [
      row.id,
      row.organization_id,
      row.name,
      row.phone_number_id,
      row.waba_id,
      row.display_phone_number,
      row.verified_name,
      row.mode,
      row.status,
      row.status_reason,
      row.quality_rating,
      row.messages_per_second,
      row.bot_id,
      row.bot_enabled,
      row.mark_read,
      row.access_token,
      row.app_secret,
      row.verify_token,
      row.last_webhook_at,
      row.created_at,
      row.updated_at,
    ],
  });
  return inserted === 1;
}

export async function insertBucket(tx: Tx, channelId: string, tokens: number): Promise<void> {
  await tx.execute({
    text: `insert into channel_buckets (channel_id, tokens) values ($1, $2) on conflict do nothing`,
    values: [channelId, tokens],
  });
}

/** Columns left out stay; the row must be locked. */
export async function updateChannelRow(
  tx: Tx,
  organizationId: string,
  id: string,
  change: ChannelPatchColumns,
): Promise<ChannelRow | undefined> {
  const names = Object.keys(change);
  const sets = names.map((name, i) => `${name} = $${i + 3}, `).join('');
  const [row] = await tx.query<ChannelRow>({
    text: `update channels set ${sets} updated_at = clock_timestamp()
           where organization_id = $1 and id = $2 and deleted_at is null returning ${COLUMNS}`,
    values: [organizationId, id, ...Object.values(change)],
  });
  return row;
}

/** The row stays for the conversations that name it; its secrets go. */
export async function deleteChannelRow(
  tx: Tx,
  organizationId: string,
  id: string,
  deletedAt: Date,
  nothing: { access_token: Buffer; app_secret: Buffer; verify_token: Buffer },
): Promise<boolean> {
  const deleted = await tx.execute({
    text: `update channels set deleted_at = $3, updated_at = clock_timestamp(),
             access_token = $4, app_secret = $5, verify_token = $6
           where organization_id = $1 and id = $2 and deleted_at is null`,
    values: [organizationId, id, deletedAt, nothing.access_token, nothing.app_secret, nothing.verify_token],
  });
  return deleted === 1;
}

/** Not a change of settings, so updated_at stays. At most once a minute per channel. */
export async function touchWebhookSeen(
  tx: Tx,
  organizationId: string,
  channelIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx.execute({
    name: 'channels_webhook_seen',
    text: `update channels set last_webhook_at = $3 where organization_id = $1 and id = any($2::uuid[])
             and (last_webhook_at is null or last_webhook_at < $3::timestamptz - interval '1 minute')`,
    values: [organizationId, channelIds, at],
  });
}

export async function findFirstBotId(tx: Tx, organizationId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>({
    text: 'select id from bots where organization_id = $1 order by id limit 1',
    values: [organizationId],
  });
  return row?.id ?? null;
}
