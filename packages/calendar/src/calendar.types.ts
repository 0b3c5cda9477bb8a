/** `HH:MM`, 24 hours; `24:00` is the end of the day. */
export type TimeOfDay = string;
/** `YYYY-MM-DD` */
export type DateText = string;

/** Local time. `to` not after `from` reaches past midnight into the next day; `00:00`–`24:00` is the whole day. */
export type Interval = { from: TimeOfDay; to: TimeOfDay };

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What holds on one date instead of everything else; no intervals: closed. */
export type CalendarException = { date: DateText; name?: string; intervals: readonly Interval[] };

/** `MM-DD` comes back every year, `YYYY-MM-DD` once. */
export type CustomHoliday = { date: string; name: string };

/** When a department answers. Plain JSON, as stored and as the API shows it. */
export type BusinessCalendar = {
  /** IANA, e.g. America/Sao_Paulo */
  timeZone: string;
  /** the week; a day without intervals is closed */
  weekly: Readonly<Partial<Record<Weekday, readonly Interval[]>>>;
  /** stronger than holidays and the week */
  exceptions: readonly CalendarException[];
  holidays: {
    /** Brazil's national holidays, computed for every year */
    national: boolean;
    /** `OPTIONAL_HOLIDAYS`: carnival, Corpus Christi, Ash Wednesday or its morning only… */
    optional: readonly string[];
    custom: readonly CustomHoliday[];
  };
};
