import type { LocaleName } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from './actor.ts';
import {
  insertDepartment,
  insertOrganization,
  insertShippedBot,
  type OrganizationRow,
} from './store/organizations.ts';

/** Slugs are the names bots hand off to; the shop renames the rest as it likes. */
const DEPARTMENTS = [
  { slug: 'suporte', name: 'Suporte' },
  { slug: 'vendas', name: 'Vendas' },
  { slug: 'financeiro', name: 'Financeiro' },
  { slug: 'geral', name: 'Geral' },
];

export type NewOrganization = {
  name: string;
  timeZone?: string;
  locale?: LocaleName;
  isDemo?: boolean;
};

/** A tenant ready to work: its departments and a bot that runs the shipped definition. */
export async function createOrganization(
  ctx: Pick<Context, 'db' | 'clock'>,
  input: NewOrganization,
  actor: Actor,
): Promise<OrganizationRow> {
  const row: OrganizationRow = {
    id: uuidv7(ctx.clock.now()),
    name: input.name,
    time_zone: input.timeZone ?? 'America/Sao_Paulo',
    locale: input.locale ?? 'pt-BR',
    is_demo: input.isDemo ?? false,
    created_at: new Date(ctx.clock.now()),
  };
  await ctx.db.tx(row.id, async (tx) => {
    await insertOrganization(tx, row);
    for (const [position, department] of DEPARTMENTS.entries()) {
      await insertDepartment(tx, {
        organizationId: row.id,
        id: uuidv7(ctx.clock.now()),
        position,
        ...department,
      });
    }
    await insertShippedBot(tx, {
      organizationId: row.id,
      id: uuidv7(ctx.clock.now()),
      versionId: uuidv7(ctx.clock.now()),
      name: 'Atendimento',
      createdAt: row.created_at,
    });
    await recordAudit(tx, ctx.clock, row.id, {
      actor,
      action: 'organization.created',
      subject: row.id,
      detail: { name: row.name },
    });
  });
  return row;
}
