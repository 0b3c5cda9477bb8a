import { describe, expect, test } from 'vitest';
import { cannedValues, fillCanned, findGaps, partOfDay } from './fill-canned.ts';

const facts = {
  contactName: 'Dona Cida Ferreira',
  agentName: 'Renata',
  organizationName: 'Ferragens São Jorge',
  departmentName: 'Suporte',
  greeting: 'Boa tarde',
};

describe('A canned reply', () => {
  test('is filled with who speaks to whom', () => {
    const body =
      '{{greeting}}, {{contact.first_name}}! Aqui é {{ agent.name }}, da {{organization.name}} ({{department.name}}).';
    const text = fillCanned(body, cannedValues(facts));
    expect(text).toBe('Boa tarde, Dona! Aqui é Renata, da Ferragens São Jorge (Suporte).');
    expect(findGaps(text)).toEqual([]);
  });

  test('what is not known keeps its braces and is found', () => {
    const values = cannedValues({ ...facts, contactName: null, departmentName: null });
    const text = fillCanned('Oi, {{contact.first_name}}, de {{department.name}} e {{pedido}}.', values);
    expect(text).toBe('Oi, {{contact.first_name}}, de {{department.name}} e {{pedido}}.');
    expect(findGaps(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '{{contact.first_name}}',
      '{{department.name}}',
      '{{pedido}}',
    ]);
  });

  test('a customer’s name is no place to hide a variable, nor a name of every object', () => {
    const values = cannedValues({ ...facts, contactName: '{{agent.name}}' });
    expect(fillCanned('Oi, {{contact.name}}', values)).toBe('Oi, {{agent.name}}');
    expect(fillCanned('{{constructor}} {{toString}}', values)).toBe('{{constructor}} {{toString}}');
  });
});

test('the greeting follows the shop’s clock, not the computer’s', () => {
  const at = (hour: string) => Date.parse(`2026-11-21T${hour}:00Z`);
  expect(partOfDay(at('14:59'), 'America/Sao_Paulo')).toBe('morning');
  expect(partOfDay(at('15:00'), 'America/Sao_Paulo')).toBe('afternoon');
  expect(partOfDay(at('21:00'), 'America/Sao_Paulo')).toBe('evening');
  expect(partOfDay(at('07:30'), 'America/Sao_Paulo')).toBe('evening');
  expect(partOfDay(at('15:00'), 'Asia/Tokyo')).toBe('evening');
});
