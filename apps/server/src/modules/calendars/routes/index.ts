import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { addCreateCalendar } from './create-calendar.ts';
import { addDeleteCalendar } from './delete-calendar.ts';
import { addListCalendars } from './list-calendars.ts';
import { addListHolidays } from './list-holidays.ts';
import { addUpdateCalendar } from './update-calendar.ts';

export function addCalendarRoutes(app: FastifyInstance, deps: { ctx: Context }): void {
  addListCalendars(app, deps.ctx);
  addCreateCalendar(app, deps.ctx);
  addUpdateCalendar(app, deps.ctx);
  addDeleteCalendar(app, deps.ctx);
  addListHolidays(app, deps.ctx);
}
