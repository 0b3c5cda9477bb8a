import type { Tx } from '../../platform/db/index.ts';
import { lockContacts } from '../contacts/index.ts';

/**
 * Two contacts are one person: everything of `absorb` becomes `keep`'s. Of two open conversations on one
 * channel the agent's wins, else the newer; the other closes. One session survives.
 */
export async function mergeContacts(
  tx: Tx,
  organizationId: string,
  keep: string,
  absorb: string,
): Promise<void> {
  await lockContacts(tx, organizationId, [keep, absorb]);
  const values = [organizationId, keep, absorb];
  await tx.execute({
    text: `update conversations c set status = 'closed', closed_at = now(), updated_at = now(), epoch = epoch + 1
            where c.organization_id = $1 and c.id in (
              select id from (
                select id, row_number() over (partition by channel_id order by (owner = 'agent') desc, id desc) as place
                  from conversations where organization_id = $1 and contact_id in ($2, $3) and status = 'open') ranked
               where place > 1)`,
    values,
  });
  const repoint = ['conversations', 'messages', 'outbox', 'timers', 'survey_answers'];
  for (const table of repoint) {
    await tx.execute({
      text: `update ${table} set contact_id = $2 where organization_id = $1 and contact_id = $3`,
      values,
    });
  }
  await tx.execute({
    text: `delete from bot_sessions s where organization_id = $1 and contact_id = $3
             and exists (select 1 from bot_sessions o where o.organization_id = $1 and o.contact_id = $2 and o.channel_id = s.channel_id)`,
    values,
  });
  await tx.execute({
    text: 'update bot_sessions set contact_id = $2 where organization_id = $1 and contact_id = $3',
    values,
  });
  await tx.execute({
    text: 'update identities set contact_id = $2 where organization_id = $1 and contact_id = $3',
    values,
  });
  await tx.execute({
    text: `update contacts k set
             name = coalesce(k.name, a.name), phone = coalesce(k.phone, a.phone), email = coalesce(k.email, a.email),
             username = coalesce(k.username, a.username), attributes = a.attributes || k.attributes,
             tags = coalesce((select array_agg(distinct t) from unnest(k.tags || a.tags) t), '{}'), updated_at = now()
            from contacts a where k.organization_id = $1 and k.id = $2 and a.organization_id = $1 and a.id = $3`,
    values,
  });
  await tx.execute({
    text: 'update contacts set merged_into = $2, updated_at = now() where organization_id = $1 and id = $3',
    values,
  });
}
