import type { CalendarLocale } from './wording.ts';

type Names = Record<CalendarLocale, string>;

/** What Brazil's holidays are called, by their ids. */
export const HOLIDAY_NAMES = {
  new_year: { 'pt-BR': 'Confraternização Universal', en: 'New Year’s Day', es: 'Año Nuevo' },
  good_friday: { 'pt-BR': 'Sexta-feira Santa', en: 'Good Friday', es: 'Viernes Santo' },
  tiradentes: { 'pt-BR': 'Tiradentes', en: 'Tiradentes Day', es: 'Día de Tiradentes' },
  labour_day: { 'pt-BR': 'Dia do Trabalho', en: 'Labor Day', es: 'Día del Trabajo' },
  independence: {
    'pt-BR': 'Independência do Brasil',
    en: 'Independence Day',
    es: 'Independencia de Brasil',
  },
  aparecida: {
    'pt-BR': 'Nossa Senhora Aparecida',
    en: 'Our Lady of Aparecida',
    es: 'Nuestra Señora de Aparecida',
  },
  all_souls: { 'pt-BR': 'Finados', en: 'All Souls’ Day', es: 'Día de los Difuntos' },
  republic: {
    'pt-BR': 'Proclamação da República',
    en: 'Republic Day',
    es: 'Proclamación de la República',
  },
  black_awareness: {
    'pt-BR': 'Dia da Consciência Negra',
    en: 'Black Awareness Day',
    es: 'Día de la Conciencia Negra',
  },
  christmas: { 'pt-BR': 'Natal', en: 'Christmas Day', es: 'Navidad' },
  carnival_monday: { 'pt-BR': 'Segunda-feira de Carnaval', en: 'Carnival Monday', es: 'Lunes de Carnaval' },
  carnival_tuesday: { 'pt-BR': 'Terça-feira de Carnaval', en: 'Carnival Tuesday', es: 'Martes de Carnaval' },
  ash_wednesday: { 'pt-BR': 'Quarta-feira de Cinzas', en: 'Ash Wednesday', es: 'Miércoles de Ceniza' },
  ash_wednesday_until_12: {
    'pt-BR': 'Quarta-feira de Cinzas até o meio-dia',
    en: 'Ash Wednesday until noon',
    es: 'Miércoles de Ceniza hasta el mediodía',
  },
  ash_wednesday_until_14: {
    'pt-BR': 'Quarta-feira de Cinzas até as 14h',
    en: 'Ash Wednesday until 2 pm',
    es: 'Miércoles de Ceniza hasta las 14:00',
  },
  easter_sunday: { 'pt-BR': 'Páscoa', en: 'Easter Sunday', es: 'Domingo de Pascua' },
  corpus_christi: { 'pt-BR': 'Corpus Christi', en: 'Corpus Christi', es: 'Corpus Christi' },
  public_servants_day: {
    'pt-BR': 'Dia do Servidor Público',
    en: 'Public Servants’ Day',
    es: 'Día del Funcionario Público',
  },
  christmas_eve: { 'pt-BR': 'Véspera de Natal', en: 'Christmas Eve', es: 'Nochebuena' },
  new_years_eve: { 'pt-BR': 'Véspera de Ano-Novo', en: 'New Year’s Eve', es: 'Nochevieja' },
} as const satisfies Record<string, Names>;

export type HolidayId = keyof typeof HOLIDAY_NAMES;
