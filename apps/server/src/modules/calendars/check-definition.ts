import { checkCalendar } from '@balcao/calendar';
import { AppError } from '@balcao/protocol';
import { type CalendarDefinition, calendarFrom } from './definition.ts';

/** What the contract's shapes cannot say: zones, overlaps, dates that do not exist. Throws INVALID_INPUT. */
export function checkDefinition(definition: CalendarDefinition): void {
  const problems = checkCalendar(calendarFrom(definition));
  if (problems.length === 0) return;
  throw new AppError('INVALID_INPUT', {
    details: problems.map(({ field, message }) => ({
      field: field === 'timeZone' ? 'time_zone' : field,
      message,
    })),
  });
}
