import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { LoggedRequest, LoggedResponse, Origin, Outcome } from '../fulfillment.types.ts';

export type CallRow = {
  /** UUIDv7 */
  id: string;
  webhook_id: string | null;
  conversation_id: string | null;
  intent_name: string;
  origin: Origin;
  replay_of: string | null;
  outcome: Outcome;
  problem: string | null;
  request: LoggedRequest;
  /** sealed (secrets.ts): the body as it was, where the logged one is masked */
  sent: Buffer | null;
  response: LoggedResponse | null;
  duration_ms: number;
  at: Date;
};

/** With the names its webhook has now; null: it was removed. */
export type ListedCall = CallRow & { slug: string | null; name: string | null };

const COLUMNS = `c.id, c.webhook_id, c.conversation_id, c.intent_name, c.origin, c.replay_of, c.outcome, c.problem,
  c.request, c.sent, c.response, c.duration_ms, c.at`;
const LISTED = `select ${COLUMNS}, w.slug, w.name from fulfillment_calls c
  left join fulfillment_webhooks w on w.organization_id = c.organization_id and w.id = c.webhook_id`;

export async function insertCall(tx: Tx, organizationId: string, row: CallRow): Promise<void> {
  await tx.execute({
    name: 'fulfillment_call_insert',
    text: `insert into fulfillment_calls (organization_id, id, webhook_id, conversation_id, intent_name, origin, replay_of,
             outcome, problem, request, sent, response, duration_ms, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      organizationId,
      row.id,
      row.webhook_id,
      row.conversation_id,
      row.intent_name,
      row.origin,
      row.replay_of,
      row.outcome,
      row.problem,
      JSON.stringify(row.request),
      row.sent,
      row.response === null ? null : JSON.stringify(row.response),
      row.duration_ms,
      row.at,
    ],
  });
}

export type CallFilter = {
  webhookId?: string | undefined;
  conversationId?: string | undefined;
  outcome?: 'ok' | 'failed' | undefined;
};

/** Newest first. Uses the primary key, or the index of the webhook, the conversation or of what failed. */
export async function listCallRows(
  db: Queryable,
  organizationId: string,
  filter: CallFilter,
  page: { before: string | null; limit: number },
): Promise<ListedCall[]> {
  const values: unknown[] = [organizationId, page.limit];
  const conditions = ['c.organization_id = $1'];
  const add = (condition: (place: string) => string, value: string | null | undefined) => {
    if (value === null || value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add((place) => `c.id < ${place}`, page.before);
  add((place) => `c.webhook_id = ${place}`, filter.webhookId);
  add((place) => `c.conversation_id = ${place}`, filter.conversationId);
  if (filter.outcome === 'ok') conditions.push(`c.outcome = 'ok'`);
  if (filter.outcome === 'failed') conditions.push(`c.outcome <> 'ok'`);
  return db.query<ListedCall>({
    text: `${LISTED} where ${conditions.join(' and ')} order by c.id desc limit $2`,
    values,
  });
}

export async function findCall(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<ListedCall | undefined> {
  const [row] = await db.query<ListedCall>({
    text: `${LISTED} where c.organization_id = $1 and c.id = $2`,
    values: [organizationId, id],
  });
  return row;
}

/** The newest of a conversation that hold a sealed body. Uses the conversation's index. */
export async function listSealedOfConversation(
  tx: Tx,
  organizationId: string,
  conversationId: string,
  limit: number,
): Promise<{ id: string; sent: Buffer }[]> {
  return tx.query<{ id: string; sent: Buffer }>({
    name: 'fulfillment_calls_sealed_of_conversation',
    text: `select id, sent from fulfillment_calls
            where organization_id = $1 and conversation_id = $2 and sent is not null order by id desc limit $3`,
    values: [organizationId, conversationId, limit],
  });
}

/** The next by id that hold a sealed body. */
export async function listSealedCalls(
  tx: Tx,
  organizationId: string,
  after: string | null,
  limit: number,
): Promise<{ id: string; sent: Buffer }[]> {
  return tx.query<{ id: string; sent: Buffer }>({
    text: `select id, sent from fulfillment_calls
            where organization_id = $1 and sent is not null and ($2::uuid is null or id > $2) order by id limit $3`,
    values: [organizationId, after, limit],
  });
}

export async function updateSent(tx: Tx, organizationId: string, id: string, sent: Buffer): Promise<void> {
  await tx.execute({
    text: 'update fulfillment_calls set sent = $3 where organization_id = $1 and id = $2',
    values: [organizationId, id, sent],
  });
}

export async function deleteOldCalls(tx: Tx, organizationId: string, before: Date): Promise<number> {
  return tx.execute({
    text: 'delete from fulfillment_calls where organization_id = $1 and at < $2',
    values: [organizationId, before],
  });
}
