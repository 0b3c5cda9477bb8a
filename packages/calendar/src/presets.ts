import type { BusinessCalendar } from './calendar.types.ts';

const WHOLE_DAY = [{ from: '00:00', to: '24:00' }];
const SHOP_DAY = [{ from: '08:00', to: '18:00' }];

/** What holds where nobody set hours. The same object for the same zone. */
export function ALWAYS_OPEN(timeZone: string): BusinessCalendar {
  const before = alwaysOpen.get(timeZone);
  if (before) return before;
  const calendar: BusinessCalendar = {
    timeZone,
    weekly: {
      1: WHOLE_DAY,
      2: WHOLE_DAY,
      3: WHOLE_DAY,
      4: WHOLE_DAY,
      5: WHOLE_DAY,
      6: WHOLE_DAY,
      7: WHOLE_DAY,
    },
    exceptions: [],
    holidays: { national: false, optional: [], custom: [] },
  };
  alwaysOpen.set(timeZone, calendar);
  return calendar;
}
const alwaysOpen = new Map<string, BusinessCalendar>();

/** A Brazilian shop's week: Monday to Thursday 8 to 18, Friday 8 to 17, Saturday 9 to 13, national holidays closed. */
export function shopHours(timeZone: string): BusinessCalendar {
  return {
    timeZone,
    weekly: {
      1: SHOP_DAY,
      2: SHOP_DAY,
      3: SHOP_DAY,
      4: SHOP_DAY,
      5: [{ from: '08:00', to: '17:00' }],
      6: [{ from: '09:00', to: '13:00' }],
    },
    exceptions: [],
    holidays: { national: true, optional: [], custom: [] },
  };
}
