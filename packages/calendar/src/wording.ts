import type { Weekday } from './calendar.types.ts';

/** The languages hours are put into words in. */
export type CalendarLocale = 'pt-BR' | 'en' | 'es';

export type Wording = {
  weekdays: readonly string[];
  shortWeekdays: readonly string[];
  everyDay: string;
  closed: string;
  wholeDay: string;
  /** every day, all day */
  always: string;
  /** the first and the last of three or more days in a row */
  dayRange: (first: string, last: string) => string;
  /** "8h às 18h" */
  timeRange: (from: number, to: number) => string;
  today: string;
  tomorrow: string;
  /** on a weekday of the coming days */
  onWeekday: (weekday: string) => string;
  onDate: (weekday: string, dayOfMonth: number, month: number, year: number | null) => string;
  /** "hoje" and 14:00 to "hoje às 14h" */
  dayAt: (day: string, minutes: number) => string;
  /** a date and a time, which some languages part by a comma */
  dateAt: (date: string, minutes: number) => string;
};

const MIDNIGHT = 1_440;

export function wordingOf(locale: CalendarLocale): Wording {
  return WORDINGS[locale];
}

export function nameOf(names: readonly string[], weekday: Weekday): string {
  return names[weekday - 1] ?? '';
}

/** "a", "a e b", "a, b e c" */
export function listOf(locale: CalendarLocale, parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  const and = { 'pt-BR': 'e', en: 'and', es: 'y' }[locale];
  return `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
}

const PT_MONTHS = [
  'janeiro',
  'fevereiro',
  'março',
  'abril',
  'maio',
  'junho',
  'julho',
  'agosto',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
];
const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ES_MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** "8h", "8h30" */
function ptTime(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}h${rest ? two(rest) : ''}`;
}

/** "às 8h"; one o'clock and midnight are singular: "à 1h", "à 0h30", "à meia-noite" where a day ends. */
function ptAt(minutes: number): string {
  if (minutes === MIDNIGHT) return 'à meia-noite';
  return `${minutes < 120 ? 'à' : 'às'} ${ptTime(minutes)}`;
}

/** "8 am", "8:30 pm", "noon" */
function enTime(minutes: number): string {
  if (minutes === MIDNIGHT) return 'midnight';
  if (minutes === 720) return 'noon';
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hour % 12 || 12}${rest ? `:${two(rest)}` : ''} ${hour < 12 ? 'am' : 'pm'}`;
}

/** "8:00" */
function esTime(minutes: number): string {
  return minutes === MIDNIGHT ? 'medianoche' : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

function esAt(minutes: number): string {
  return `${Math.floor(minutes / 60) === 1 ? 'a la' : 'a las'} ${esTime(minutes)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const WORDINGS: Record<CalendarLocale, Wording> = {
  'pt-BR': {
    weekdays: ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'],
    shortWeekdays: ['Seg', 'Ter', 'Qua', 'Qui', 'Sex', 'Sáb', 'Dom'],
    everyDay: 'Todos os dias',
    closed: 'Fechado',
    wholeDay: '24 horas',
    always: '24 horas, todos os dias',
    dayRange: (first, last) => `${first} a ${last}`,
    timeRange: (from, to) => `${ptTime(from)} ${ptAt(to)}`,
    today: 'hoje',
    tomorrow: 'amanhã',
    onWeekday: (weekday) => weekday,
    onDate: (weekday, dayOfMonth, month, year) => {
      const date = `${dayOfMonth === 1 ? '1º' : dayOfMonth} de ${PT_MONTHS[month - 1]}`;
      return `${weekday}, ${date}${year ? ` de ${year}` : ''}`;
    },
    dayAt: (day, minutes) => `${day} ${ptAt(minutes)}`,
    dateAt: (date, minutes) => `${date}, ${ptAt(minutes)}`,
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    shortWeekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    everyDay: 'Every day',
    closed: 'Closed',
    wholeDay: '24 hours',
    always: '24 hours, every day',
    dayRange: (first, last) => `${first}–${last}`,
    timeRange: (from, to) => `${enTime(from)} to ${enTime(to)}`,
    today: 'today',
    tomorrow: 'tomorrow',
    onWeekday: (weekday) => weekday,
    onDate: (weekday, dayOfMonth, month, year) =>
      `${weekday}, ${EN_MONTHS[month - 1]} ${dayOfMonth}${year ? `, ${year}` : ''}`,
    dayAt: (day, minutes) => `${day} at ${enTime(minutes)}`,
    dateAt: (date, minutes) => `${date}, at ${enTime(minutes)}`,
  },
  es: {
    weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
    shortWeekdays: ['Lun', 'Mar', 'Mié', 'Jue', 'Vie', 'Sáb', 'Dom'],
    everyDay: 'Todos los días',
    closed: 'Cerrado',
    wholeDay: '24 horas',
    always: '24 horas, todos los días',
    dayRange: (first, last) => `${first} a ${last}`,
    timeRange: (from, to) => `${esTime(from)} a ${esTime(to)}`,
    today: 'hoy',
    tomorrow: 'mañana',
    onWeekday: (weekday) => `el ${weekday}`,
    onDate: (weekday, dayOfMonth, month, year) =>
      `el ${weekday} ${dayOfMonth} de ${ES_MONTHS[month - 1]}${year ? ` de ${year}` : ''}`,
    dayAt: (day, minutes) => `${day} ${esAt(minutes)}`,
    dateAt: (date, minutes) => `${date} ${esAt(minutes)}`,
  },
};
