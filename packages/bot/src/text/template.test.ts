import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeContext, START_MS } from '../testing/fixtures.ts';
import { compileTemplate, renderTemplate } from './template.ts';

const scope = {
  ...makeContext(),
  variables: {
    total: 123456,
    due: '2026-12-05',
    cpf: '52998224725',
    list: ['a', 'b'],
    currency: 'USD',
    empty: '',
  },
  nowMs: START_MS,
  item: { name: 'Bolo', priceCents: 3500, currency: 'BRL' },
};
const render = (source: string, locale: 'pt-BR' | 'en' | 'es' = 'pt-BR') =>
  renderTemplate(compileTemplate(source), { ...scope, locale });

test.each([
  ['Oi, {{first(contact.name)}}!', 'Oi, Ana!'],
  ['{{ organization.address }}', 'Rua das Flores, 10'],
  ['{{contact.attributes.city}}', 'Santos'],
  ['{{money(variables.total)}}', 'R$ 1.234,56'],
  ['{{money(variables.total, variables.currency)}}', 'US$ 1.234,56'],
  ['{{price(item)}}', 'R$ 35,00'],
  ['{{date(variables.due)}}', '05/12/2026'],
  ['{{time(now)}}', '12:00'],
  ['{{document(variables.cpf)}}', '529.982.247-25'],
  ['{{variables.list}} {{count(variables.list)}}', 'a, b 2'],
  ['{{variables.list.1}}', 'b'],
  ['{{variables.missing.deep}}|{{contact.constructor}}|{{variables.__proto__}}', '||'],
  ['[[Código: {{variables.empty}}]]fim', 'fim'],
  ['[[CPF {{variables.cpf}}]]', 'CPF 52998224725'],
  ['{{organization}}{{contact}}', ''],
  ['2 < 3 {x} }} ]]', '2 < 3 {x} }} ]]'],
])('%s → %s', (source, text) => {
  expect(render(source)).toBe(text);
});

test('money and dates follow the language', () => {
  expect(render('{{money(variables.total)}} {{date(variables.due)}}', 'en')).toBe('R$1,234.56 12/05/2026');
});

test.each(['{{}}', '{{foo.bar}}', '{{shout(contact.name)}}', '{{a b}}', '[[x', '[[a [[b]] c]]'])(
  '%s is a problem for the author',
  (source) => {
    expect(compileTemplate(source).problems).not.toEqual([]);
    expect(() => render(source)).not.toThrow();
  },
);

test('any source compiles and renders', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('{{', '}}', '[[', ']]', '{{contact.name}}'),
      (a, b) => typeof render(a + b + a) === 'string',
    ),
  );
});
