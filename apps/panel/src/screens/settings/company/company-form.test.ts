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
  expect(fromForm(toForm(settings))).toEqual(settings);
  expect(fromForm(toForm({ ...settings, invoice_source: null })).invoice_source).toBeNull();
});

test('a new item gets an id of its own', () => {
  const form = toForm(settings);
  const item = { id: '', name: 'Pão de Açúcar', description: '', price: '12,5', currency: 'BRL' };
  const [first, second] = fromForm({ ...form, items: [item, item] }).items;
  expect(first).toMatchObject({ name: 'Pão de Açúcar', price_cents: 1250 });
  expect(first?.id).toMatch(/^pao-de-acucar-/);
  expect(first?.id).not.toBe(second?.id);
});
