import type { Tx } from '../../../platform/db/index.ts';

export type ContactPair = { organizationId: string; keep: string; absorb: string };

/**
 * One open conversation per channel stays: the agent's, else the one that waits for a person, else the newer. Timers of
 * the others go.
 */
export async function closeSupersededConversations(
  tx: Tx,
  { organizationId, keep, absorb }: ContactPair,
  at: Date,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `with closed as (
             update conversations c set status = 'closed', closed_at = $4, updated_at = $4, unread_count = 0, epoch = epoch + 1
              where c.organization_id = $1 and c.id in (
                select id from (
                  select id, row_number() over (partition by channel_id order by array_position('{agent,queue,bot}', owner), id desc) as place
                    from conversations where organization_id = $1 and contact_id in ($2, $3) and status = 'open') ranked
                 where place > 1)
             returning c.id
           ), stopped as (
             delete from timers t using closed where t.organization_id = $1 and t.subject_id = closed.id
           ) select id from closed`,
    values: [organizationId, keep, absorb, at],
  });
  return rows.map((row) => row.id);
}

/** Before conversations are repointed: of two sessions on a channel, that of the conversation still open stays. */
export async function deleteSupersededSessions(
  tx: Tx,
  { organizationId, keep, absorb }: ContactPair,
): Promise<void> {
  await tx.execute({
    text: `delete from bot_sessions s
            where s.organization_id = $1 and s.contact_id in ($2, $3)
              and exists (select 1 from bot_sessions o where o.organization_id = $1 and o.contact_id in ($2, $3)
                             and o.contact_id <> s.contact_id and o.channel_id = s.channel_id)
              and s.contact_id <> coalesce(
                (select c.contact_id from conversations c where c.organization_id = $1 and c.contact_id in ($2, $3)
                    and c.channel_id = s.channel_id and c.status = 'open'), $2)`,
    values: [organizationId, keep, absorb],
  });
}

const TABLES = [
  'conversations',
  'outbox',
  'timers',
  'survey_answers',
  'survey_requests',
  'bot_sessions',
  'identities',
] as const;

export async function repointContact(tx: Tx, { organizationId, keep, absorb }: ContactPair): Promise<void> {
  // By way of its conversations: there is no index of these by contact, and there may be millions.
  for (const table of ['messages', 'service_log']) {
    await tx.execute({
      text: `update ${table} m set contact_id = $2 from conversations c
              where c.organization_id = $1 and c.contact_id = $3 and m.organization_id = $1 and m.conversation_id = c.id`,
      values: [organizationId, keep, absorb],
    });
  }
  // Of two open surveys on one number one stays; both would mean answering one person twice.
  await tx.execute({
    text: `delete from survey_requests a using survey_requests k
            where a.organization_id = $1 and a.contact_id = $3 and k.organization_id = $1 and k.contact_id = $2
              and k.channel_id = a.channel_id`,
    values: [organizationId, keep, absorb],
  });
  for (const table of TABLES) {
    await tx.execute({
      text: `update ${table} set contact_id = $2 where organization_id = $1 and contact_id = $3`,
      values: [organizationId, keep, absorb],
    });
  }
}

/** What `keep` lacks it gets; a name that a person typed wins over a profile's. */
export async function absorbContact(
  tx: Tx,
  { organizationId, keep, absorb }: ContactPair,
  at: Date,
): Promise<void> {
  const values = [organizationId, keep, absorb, at];
  await tx.execute({
    text: `update contacts k set
             name = case when a.name_is_manual and not k.name_is_manual then a.name else coalesce(k.name, a.name) end,
             name_is_manual = k.name_is_manual or a.name_is_manual,
             phone = coalesce(k.phone, a.phone), email = coalesce(k.email, a.email),
             username = coalesce(k.username, a.username), attributes = a.attributes || k.attributes,
             blocked_at = coalesce(k.blocked_at, a.blocked_at), last_agent_id = coalesce(k.last_agent_id, a.last_agent_id),
             tags = coalesce((select array_agg(distinct t) from unnest(k.tags || a.tags) t), '{}'), updated_at = $4
            from contacts a where k.organization_id = $1 and k.id = $2 and a.organization_id = $1 and a.id = $3`,
    values,
  });
  await tx.execute({
    text: 'update contacts set merged_into = $2, updated_at = $4 where organization_id = $1 and id = $3',
    values,
  });
}

export async function listConversationIds(
  tx: Tx,
  organizationId: string,
  contactId: string,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: 'select id from conversations where organization_id = $1 and contact_id = $2 order by id',
    values: [organizationId, contactId],
  });
  return rows.map((row) => row.id);
}
