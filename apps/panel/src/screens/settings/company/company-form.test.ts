import type { Settings } from '@balcao/protocol';
import { expect, test } from 'vitest';
import { fromForm, toForm } from './company-form.ts';

const settings: Settings = {
  name: 'Loja',
  time_zone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  address: '',
  hours_text: '',
  phone: '',
  website: '',
  faq: [{ question: 'Entrega?', answer: 'Sim' }],
  items: [{ id: 'a', name: 'Tinta', description: '18 L', price_cents: 38905, currency: 'BRL' }],
  invoice_source: { url: 'https://erp/x', headers: { authorization: 'y' } },
};

test('what the form was given comes back as it was', () => {
  expect(fromForm(toForm(settings), settings.items)).toEqual(settings);
  expect(fromForm(toForm({ ...settings, invoice_source: null }), []).invoice_source).toBeNull();
});

test('the catalogue stored meanwhile stays', () => {
  const items = [{ id: 'b', name: 'Pincel', price_cents: 990, currency: 'BRL' }];
  expect(fromForm(toForm(settings), items).items).toEqual(items);
});
