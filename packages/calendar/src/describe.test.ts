import { describe, expect, test } from 'vitest';
import { ALWAYS_OPEN, type BusinessCalendar, describeHours, describeOpening, shopHours } from './index.ts';

const shop = shopHours('America/Sao_Paulo');
const weekOf = (weekly: BusinessCalendar['weekly']): BusinessCalendar => ({ ...shop, weekly });
const day = [{ from: '08:00', to: '18:00' }];

describe('hours', () => {
  test.each([
    ['pt-BR', 'Seg a Qui 8h às 18h · Sex 8h às 17h · Sáb 9h às 13h'],
    ['en', 'Mon–Thu 8 am to 6 pm · Fri 8 am to 5 pm · Sat 9 am to 1 pm'],
    ['es', 'Lun a Jue 8:00 a 18:00 · Vie 8:00 a 17:00 · Sáb 9:00 a 13:00'],
  ] as const)('a shop’s week in %s', (locale, text) => {
    expect(describeHours(shop, locale)).toBe(text);
  });

  test('lunch breaks in their order, half hours', () => {
    const lunch = [
      { from: '13:30', to: '18:00' },
      { from: '08:00', to: '12:00' },
    ];
    const calendar = weekOf({ 1: lunch, 2: lunch });
    expect(describeHours(calendar, 'pt-BR')).toBe('Seg e Ter 8h às 12h e 13h30 às 18h');
    expect(describeHours(calendar, 'en')).toBe('Mon and Tue 8 am to noon and 1:30 pm to 6 pm');
    expect(describeHours(calendar, 'es')).toBe('Lun y Mar 8:00 a 12:00 y 13:30 a 18:00');
  });

  test('equal days stand together even when they are apart', () => {
    expect(describeHours(weekOf({ 1: day, 3: day, 5: day, 6: day, 7: day }), 'pt-BR')).toBe(
      'Seg, Qua e Sex a Dom 8h às 18h',
    );
  });

  test('nights, midnight and one o’clock as one says them', () => {
    const calendar = weekOf({
      5: [{ from: '18:00', to: '01:00' }],
      6: [{ from: '18:00', to: '24:00' }],
      7: [{ from: '00:00', to: '00:30' }],
    });
    expect(describeHours(calendar, 'pt-BR')).toBe('Sex 18h à 1h · Sáb 18h à meia-noite · Dom 0h à 0h30');
    expect(describeHours(calendar, 'en')).toBe(
      'Fri 6 pm to 1 am · Sat 6 pm to midnight · Sun 12 am to 12:30 am',
    );
  });

  test('every day, all day, never', () => {
    expect(describeHours(ALWAYS_OPEN('UTC'), 'pt-BR')).toBe('24 horas, todos os dias');
    expect(describeHours(weekOf({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day }), 'es')).toBe(
      'Todos los días 8:00 a 18:00',
    );
    expect(describeHours(weekOf({ 6: [{ from: '00:00', to: '24:00' }] }), 'pt-BR')).toBe('Sáb 24 horas');
    expect(describeHours(weekOf({ 1: [] }), 'pt-BR')).toBe('Fechado');
  });
});

describe('an opening', () => {
  const at = (text: string) => Date.parse(`${text}-03:00`);
  // A Friday evening.
  const now = at('2026-02-27T19:30');
  test.each([
    ['2026-02-27T21:00', 'hoje às 21h', 'today at 9 pm', 'hoy a las 21:00'],
    ['2026-02-28T00:30', 'amanhã à 0h30', 'tomorrow at 12:30 am', 'mañana a las 0:30'],
    ['2026-02-28T01:00', 'amanhã à 1h', 'tomorrow at 1 am', 'mañana a la 1:00'],
    ['2026-03-02T08:00', 'segunda às 8h', 'Monday at 8 am', 'el lunes a las 8:00'],
    ['2026-03-05T08:30', 'quinta às 8h30', 'Thursday at 8:30 am', 'el jueves a las 8:30'],
    [
      '2026-03-06T12:00',
      'sexta, 6 de março, às 12h',
      'Friday, March 6, at noon',
      'el viernes 6 de marzo a las 12:00',
    ],
    [
      '2026-04-01T08:00',
      'quarta, 1º de abril, às 8h',
      'Wednesday, April 1, at 8 am',
      'el miércoles 1 de abril a las 8:00',
    ],
    [
      '2027-03-01T08:00',
      'segunda, 1º de março de 2027, às 8h',
      'Monday, March 1, 2027, at 8 am',
      'el lunes 1 de marzo de 2027 a las 8:00',
    ],
  ])('%s', (text, pt, en, es) => {
    expect(describeOpening(shop, at(text), now, 'pt-BR')).toBe(pt);
    expect(describeOpening(shop, at(text), now, 'en')).toBe(en);
    expect(describeOpening(shop, at(text), now, 'es')).toBe(es);
  });

  test('today and tomorrow are the shop’s, not the server’s', () => {
    const manaus = shopHours('America/Manaus');
    // 23:30 on Thursday in Manaus, Friday in São Paulo and UTC.
    const lateMs = Date.parse('2026-02-27T03:30Z');
    expect(describeOpening(manaus, Date.parse('2026-02-27T12:00Z'), lateMs, 'pt-BR')).toBe('amanhã às 8h');
    expect(describeOpening(shop, Date.parse('2026-02-27T11:00Z'), lateMs, 'pt-BR')).toBe('hoje às 8h');
  });
});
