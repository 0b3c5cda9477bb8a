import { shopHours } from '@balcao/calendar';
import { calendarDefinition, type LocaleName } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from './actor.ts';
import {
  insertDefaultCalendar,
  insertDepartment,
  insertOrganization,
  insertShippedBot,
  type OrganizationRow,
} from './store/organizations.ts';

/**
 * Slugs are the names bots hand off to; the shop renames the rest as it likes. Minutes of business time to a person's
 * answer and to its early alert: the automation patterns' figures (SLA_CONFIG).
 */
const DEPARTMENTS = [
  { slug: 'suporte', name: 'Suporte', answerMinutes: 15, alertMinutes: 10 },
  { slug: 'vendas', name: 'Vendas', answerMinutes: 5, alertMinutes: 3 },
  { slug: 'financeiro', name: 'Financeiro', answerMinutes: 20, alertMinutes: 15 },
  { slug: 'geral', name: 'Geral', answerMinutes: 15, alertMinutes: 10 },
];

export type NewOrganization = {
  name: string;
  timeZone?: string;
  locale?: LocaleName;
  isDemo?: boolean;
};

/** A tenant ready to work: its hours, its departments and a bot that runs the shipped definition. */
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
    const { timeZone, ...hours } = shopHours(row.time_zone);
    await insertDefaultCalendar(tx, {
      organizationId: row.id,
      id: uuidv7(ctx.clock.now()),
      name: 'Horário comercial',
      definition: calendarDefinition.parse({ time_zone: timeZone, ...hours }),
      createdAt: row.created_at,
    });
    for (const [position, department] of DEPARTMENTS.entries()) {
      await insertDepartment(tx, {
        organizationId: row.id,
        id: uuidv7(ctx.clock.now()),
        position,
        createdAt: row.created_at,
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
