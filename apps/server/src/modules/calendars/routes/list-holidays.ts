import { brazilianHolidays } from '@balcao/calendar';
import { listHolidays as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { findLocale } from '../../accounts/index.ts';

export function addListHolidays(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async ({ query }, { principal }) => ({
    items: brazilianHolidays(query.year, await findLocale(ctx, principal)),
  }));
}
