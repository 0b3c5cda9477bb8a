import type { Queryable } from '../../../platform/db/index.ts';
import { RANK } from '../../conversations/index.ts';

export type LedgerState =
  | 'handled'
  | 'queued'
  | 'accepted'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'in_doubt'
  | 'waiting';

export type LedgerMessageRow = {
  id: string;
  conversation_id: string;
  direction: 'inbound' | 'outbound';
  type: string;
  status: number | null;
  in_doubt: boolean;
  failure_title: string | null;
  wamid: string | null;
  created_at: Date;
};

const OURS = "m.direction = 'outbound' and m.actor_type <> 'phone'";
const TAKEN = `${OURS} and m.status >= ${RANK.accepted} and m.status <> ${RANK.failed} and m.wamid is not null`;

/** The same words as store/facts.ts counts by. */
const CONDITION: Record<LedgerState, string> = {
  handled: "m.direction = 'inbound'",
  queued: OURS,
  accepted: TAKEN,
  delivered: `${TAKEN} and m.status >= ${RANK.delivered}`,
  read: `${TAKEN} and m.status >= ${RANK.read}`,
  failed: `${OURS} and m.status = ${RANK.failed}`,
  in_doubt: `${OURS} and m.in_doubt and m.status < ${RANK.accepted}`,
  waiting: `${OURS} and exists (select 1 from outbox o where o.message_id = m.id)`,
};

/** Newest first. Reads a range of the key of messages. */
export async function listMessagesInState(
  db: Queryable,
  organizationId: string,
  state: LedgerState,
  range: { fromId: string; toId: string; channelId: string | null },
  page: { before: string | null; limit: number },
): Promise<LedgerMessageRow[]> {
  return db.query<LedgerMessageRow>({
    text: `select m.id, m.conversation_id, m.direction, m.type, m.status, m.in_doubt, m.failure->>'title' as failure_title,
                  m.wamid, m.created_at
             from messages m
            where m.organization_id = $1 and m.id >= $2 and m.id < $3 and ($4::uuid is null or m.channel_id = $4)
              and ($5::uuid is null or m.id < $5) and ${CONDITION[state]}
            order by m.id desc limit $6`,
    values: [organizationId, range.fromId, range.toId, range.channelId, page.before, page.limit],
  });
}
