import { uuidv7 } from '../../apps/server/src/platform/crypto/index.ts';
import { columnValues } from '../../apps/server/src/platform/db/bulk.ts';
import type { Tx } from '../../apps/server/src/platform/db/index.ts';
import type { Random } from '../lib/random.ts';
import { personName, pick } from './words.ts';

export type Desk = {
  organizationId: string;
  channelIds: string[];
  departments: { id: string; name: string; agentIds: string[] }[];
  agents: { id: string; name: string }[];
  supervisorId: string;
};

const DEPARTMENTS = [
  ['suporte', 'Suporte'],
  ['vendas', 'Vendas'],
  ['financeiro', 'Financeiro'],
  ['entregas', 'Entregas'],
] as const;

/** A shop with two numbers, four departments and their people. */
export async function writeOrganization(
  tx: Tx,
  random: Random,
  size: { organizationId: string; agents: number; nowMs: number },
): Promise<Desk> {
  const { organizationId, nowMs } = size;
  const newId = () => uuidv7(nowMs);
  await tx.execute({
    text: 'insert into organizations (id, name) values ($1, $2)',
    values: [organizationId, 'Casa & Cia'],
  });
  const channelIds = [newId(), newId()];
  for (const [i, id] of channelIds.entries()) {
    await tx.execute({
      text: `insert into channels (organization_id, id, name, phone_number_id, waba_id, access_token, app_secret, verify_token)
             values ($1, $2, $3, $4, 'bench', '', '', '')`,
      values: [organizationId, id, `Loja ${i + 1}`, `bench-${id}`],
    });
  }
  const agents = Array.from({ length: size.agents }, () => ({ id: newId(), name: personName(random) }));
  const supervisor = { id: newId(), name: personName(random) };
  for (const [role, people] of [
    ['agent', agents],
    ['supervisor', [supervisor]],
  ] as const) {
    await tx.execute({
      text: `insert into users (id, email, name) select id, 'bench-' || id || '@example.com', name from unnest($1::uuid[], $2::text[]) as t(id, name)`,
      values: columnValues({ id: 'uuid', name: 'text' }, people),
    });
    await tx.execute({
      text: `insert into memberships (organization_id, user_id, role) select $1, id, $2 from unnest($3::uuid[]) as t(id)`,
      values: [organizationId, role, people.map((one) => one.id)],
    });
  }
  const departments = DEPARTMENTS.map(([slug, name]) => ({
    id: newId(),
    slug,
    name,
    agentIds: [] as string[],
  }));
  for (const agent of agents) pick(random, departments).agentIds.push(agent.id);
  for (const [i, one] of departments.entries()) {
    if (one.agentIds.length === 0) one.agentIds.push(pick(random, agents).id);
    await tx.execute({
      text: 'insert into departments (organization_id, id, slug, name, position) values ($1, $2, $3, $4, $5)',
      values: [organizationId, one.id, one.slug, one.name, i],
    });
    await tx.execute({
      text: `insert into department_members (organization_id, department_id, user_id) select $1, $2, unnest($3::uuid[])`,
      values: [organizationId, one.id, one.agentIds],
    });
    await tx.execute({
      text: `insert into sla_policies (organization_id, department_id, first_response_minutes, first_response_alert_minutes,
               next_response_minutes, next_response_alert_minutes, resolution_minutes, resolution_alert_minutes)
             values ($1, $2, 15, 10, 15, 10, 480, 420)`,
      values: [organizationId, one.id],
    });
  }
  await tx.execute({
    text: `insert into agents (organization_id, user_id, capacity, wanted, presence, last_seen_at)
           select $1, id, 8, p, p, now() from unnest($2::uuid[], $3::text[]) as t(id, p)`,
    values: [
      organizationId,
      agents.map((one) => one.id),
      agents.map(() => pick(random, ['online', 'online', 'online', 'away', 'offline'])),
    ],
  });
  return { organizationId, channelIds, departments, agents, supervisorId: supervisor.id };
}
