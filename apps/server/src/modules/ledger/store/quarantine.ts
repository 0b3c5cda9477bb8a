import type { Queryable, Tx } from '../../../platform/db/index.ts';

const SHOWN_BYTES = 64 * 1024;

export type QuarantineRow = {
  id: string;
  channel_id: string | null;
  reason: string;
  error: string | null;
  raw: Buffer;
  received_at: Date;
  replayed_at: Date | null;
};

const shown = `id, channel_id, reason, error, substring(payload from 1 for ${SHOWN_BYTES}) as raw, received_at, replayed_at`;

/** Newest first. Uses quarantine_organization. */
export async function listQuarantineRows(
  db: Queryable,
  organizationId: string,
  page: { before: string | null; limit: number },
): Promise<QuarantineRow[]> {
  return db.query<QuarantineRow>({
    text: `select ${shown} from quarantine
            where organization_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
    values: [organizationId, page.before, page.limit],
  });
}

export type QuarantinedDelivery = {
  channel_id: string | null;
  reason: string;
  kind: 'whatsapp' | 'timer' | 'call_result';
  shard: number;
  payload: Buffer;
  replayed_at: Date | null;
};

/** Locked, so that two people who click at once put it back once. */
export async function lockQuarantined(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<QuarantinedDelivery | undefined> {
  const [row] = await tx.query<QuarantinedDelivery>({
    text: `select channel_id, reason, kind, shard, payload, replayed_at from quarantine
            where organization_id = $1 and id = $2 for update`,
    values: [organizationId, id],
  });
  return row;
}

export async function markReplayed(tx: Tx, organizationId: string, id: string, at: Date) {
  const [row] = await tx.query<QuarantineRow>({
    text: `update quarantine set replayed_at = $3 where organization_id = $1 and id = $2 returning ${shown}`,
    values: [organizationId, id, at],
  });
  if (!row) throw new Error('The quarantined delivery vanished while it was locked.');
  return row;
}

/** A connected channel of this organization: by its id, else by its number, else by its account. */
export async function findReplayChannel(
  tx: Tx,
  organizationId: string,
  by: { channelId: string | null; phoneNumberId: string | null; wabaId: string | null },
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>({
    text: `select id from channels
            where organization_id = $1 and deleted_at is null
              and case when $2::uuid is not null then id = $2
                       when $3::text is not null then phone_number_id = $3
                       else waba_id = $4 end
            order by created_at, id limit 1`,
    values: [organizationId, by.channelId, by.phoneNumberId, by.wabaId],
  });
  return row?.id;
}
