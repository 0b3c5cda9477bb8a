import { type BusinessCalendar, shopHours } from '@balcao/calendar';
import { describe, expect, test } from 'vitest';
import type { Locale, OrganizationProfile } from '../engine.types.ts';
import {
  CLOSED_MS,
  makeContext,
  message,
  messagesFrom,
  readBubbles,
  SHOP,
  START_MS,
} from '../testing/fixtures.ts';
import { ask, fim, lastOf, pessoa, run } from '../testing/run-nodes.ts';

const NEVER: BusinessCalendar = { ...SHOP, weekly: {} };
const ALWAYS_AT_NIGHT: BusinessCalendar = { ...SHOP, weekly: { 6: [{ from: '18:00', to: '23:00' }] } };
const suporte = (calendar?: BusinessCalendar) => [
  { id: 'd1', slug: 'suporte', name: 'Suporte', ...(calendar ? { calendar } : {}) },
];
const bubblesAt = (
  nowMs: number,
  nodes: Record<string, unknown>,
  organization: Partial<OrganizationProfile>,
  locale: Locale = 'pt-BR',
) => readBubbles(lastOf(run(nodes, [message('oi', nowMs)], {}, makeContext(organization, locale))).effects);

describe('the hours node', () => {
  const nodes = (department?: string) => ({
    a: { type: 'hours', open: 'aberto', closed: 'fechado', ...(department ? { department } : {}) },
    aberto: { type: 'end', text: 'Aberto' },
    fechado: { type: 'end', text: 'Fechado' },
  });

  test.each<[string, number, string | undefined, Partial<OrganizationProfile>, string]>([
    ['open by the calendar', START_MS, undefined, { calendar: SHOP }, 'Aberto'],
    ['closed by the calendar', CLOSED_MS, undefined, { calendar: SHOP }, 'Fechado'],
    ['no calendar: always open', CLOSED_MS, undefined, {}, 'Aberto'],
    [
      'a department without its own keeps the organization’s',
      CLOSED_MS,
      'suporte',
      { calendar: SHOP },
      'Fechado',
    ],
    [
      'a department with its own',
      CLOSED_MS,
      'suporte',
      { calendar: SHOP, departments: suporte(ALWAYS_AT_NIGHT) },
      'Aberto',
    ],
    ['a department nobody knows', CLOSED_MS, 'nada', { calendar: SHOP }, 'Fechado'],
  ])('%s', (_, nowMs, department, organization, said) => {
    expect(bubblesAt(nowMs, nodes(department), organization)).toEqual([said]);
  });

  test('a calendar that can not be read counts as open and is told to the owner', () => {
    const calendar = shopHours('Nowhere/Land');
    const [step] = run(nodes(), [message('oi', CLOSED_MS)], {}, makeContext({ calendar }));
    expect(readBubbles(step?.effects ?? [])).toEqual(['Aberto']);
    expect(step?.effects).toContainEqual(expect.objectContaining({ type: 'log', code: 'CALENDAR_INVALID' }));
  });
});

describe('hours in texts', () => {
  const nodes = {
    a: {
      type: 'end',
      text: '{{hours.open}}[[, volta {{hours.next}}]]. {{hours.text}}. {{organization.hoursText}}',
    },
  };

  test('open: no next opening', () => {
    expect(bubblesAt(START_MS, nodes, { calendar: SHOP, hoursText: 'Pela manhã' })).toEqual([
      'true. Seg a Qui 8h às 18h · Sex 8h às 17h · Sáb 9h às 13h. Pela manhã',
    ]);
  });

  test.each<[Locale, string]>([
    ['pt-BR', 'false, volta segunda às 8h. Seg a Qui 8h às 18h · Sex 8h às 17h · Sáb 9h às 13h.'],
    ['en', 'false, volta Monday at 8 am. Mon–Thu 8 am to 6 pm · Fri 8 am to 5 pm · Sat 9 am to 1 pm.'],
    ['es', 'false, volta el lunes a las 8:00. Lun a Jue 8:00 a 18:00 · Vie 8:00 a 17:00 · Sáb 9:00 a 13:00.'],
  ])('closed, in %s; who typed no hours has the calendar’s', (locale, said) => {
    const [bubble] = bubblesAt(CLOSED_MS, nodes, { calendar: SHOP, hoursText: ' ' }, locale);
    expect(bubble).toContain(said);
    expect(bubble?.split(/\.\s/)[1]).toBe(bubble?.split(/\.\s/)[2]);
  });

  test('a calendar that never opens has no next opening', () => {
    expect(bubblesAt(CLOSED_MS, nodes, { calendar: NEVER, hoursText: undefined })).toEqual([
      'false. Fechado. Fechado',
    ]);
  });

  test('expressions read them too', () => {
    const branch = {
      a: { type: 'branch', cases: [{ when: '!hours.open && hours.next != ""', goto: 'b' }], otherwise: 'c' },
      b: { type: 'end', text: 'Fechado' },
      c: { type: 'end', text: 'Aberto' },
    };
    expect(bubblesAt(CLOSED_MS, branch, { calendar: SHOP })).toEqual(['Fechado']);
    expect(bubblesAt(START_MS, branch, { calendar: SHOP })).toEqual(['Aberto']);
    expect(bubblesAt(CLOSED_MS, branch, {})).toEqual(['Aberto']);
  });
});

describe('a handoff while the department is closed', () => {
  const nodes = (extra: object = {}) => ({ a: { ...pessoa, department: 'suporte', ...extra } });

  test('says when it opens instead of "one moment", in the customer’s language', () => {
    const said = (locale: Locale) => bubblesAt(CLOSED_MS, nodes(), { calendar: SHOP }, locale)[0];
    expect(said('pt-BR')).toBe(
      'Nossa equipe não está atendendo agora e volta segunda às 8h. Você já está na fila: se quiser adiantar alguma coisa, é só escrever por aqui.',
    );
    expect(said('en')).toMatch(
      /^Our team is away right now and will be back Monday at 8 am\. You're already in the queue/,
    );
    expect(said('es')).toMatch(
      /^Nuestro equipo no está atendiendo ahora y vuelve el lunes a las 8:00\. Ya estás en la fila/,
    );
    expect(bubblesAt(START_MS, nodes(), { calendar: SHOP })).toEqual(['Chamando alguém.']);
  });

  test('or the node’s own words, of that department’s hours', () => {
    const own = nodes({ closedText: 'Fechado até {{hours.next}}.' });
    expect(bubblesAt(START_MS, own, { departments: suporte(ALWAYS_AT_NIGHT) })).toEqual([
      'Fechado até hoje às 18h.',
    ]);
    expect(bubblesAt(CLOSED_MS, own, { calendar: SHOP, departments: suporte(ALWAYS_AT_NIGHT) })).toEqual([
      'Chamando alguém.',
    ]);
    expect(bubblesAt(CLOSED_MS, nodes(), { calendar: NEVER })[0]).toMatch(
      /^Nossa equipe não está atendendo agora\. /,
    );
  });

  test('is said after giving up, too, and when the bot fell over', () => {
    const failing = { a: ask('number', { attempts: 1 }), fim };
    const steps = run(failing, messagesFrom(CLOSED_MS, 'oi', 'x'), {}, makeContext({ calendar: SHOP }));
    expect(readBubbles(lastOf(steps).effects)[0]).toMatch(
      /^Parece que não estou conseguindo ajudar\. Vou transferir para um atendente\.\n\nNossa equipe não está atendendo agora e volta segunda/,
    );
  });
});
