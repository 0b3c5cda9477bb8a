import { AppError, roleAllows, getSettings as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { settingsOf } from '../settings-of.ts';
import { findSettingsRow } from '../store.ts';

export function addGetSettings(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async (_input, { principal }) => {
    const { organizationId, role } = principal;
    const row = await ctx.db.tx(organizationId, (tx) => findSettingsRow(tx, organizationId));
    if (!row) throw new AppError('UNAUTHENTICATED');
    return settingsOf(ctx.secrets, row, { showHeaders: roleAllows(role, 'admin') });
  });
}
