import { expect, test } from 'vitest';
import type { NodeOf } from '../definition/node.schema.ts';
import { makeContext, photo, START_MS, typed, voice } from '../testing/fixtures.ts';
import { parseAnswer } from './parse-answer.ts';
import { parseScore } from './parse-score.ts';

const scope = { ...makeContext(), variables: {}, nowMs: START_MS };
const english = { ...scope, locale: 'en' as const };
const ask = (kind: NodeOf<'ask'>['kind'], extra: Partial<NodeOf<'ask'>> = {}): NodeOf<'ask'> => ({
  type: 'ask',
  kind,
  text: '?',
  ...extra,
});

test.each([
  ['text', 'Chegou quebrado ', 'Chegou quebrado'],
  ['number', '2', 2],
  ['number', 'duas', 2],
  ['number', '3 unidades', 3],
  ['number', '1.234,56', 1234.56],
  ['number', '1.000', 1000],
  ['number', '-5', -5],
  ['email', 'Ana@Exemplo.com.BR', 'ana@exemplo.com.br'],
  ['phone', '(11) 91234-5678', '+5511912345678'],
  ['phone', '+1 415 555 2671', '+14155552671'],
  ['cpf', '529.982.247-25', '52998224725'],
  ['cpf', 'meu cpf é 52998224725', '52998224725'],
  ['cnpj', '11.222.333/0001-81', '11222333000181'],
  ['cnpj', '12.abc.345/01de-35', '12ABC34501DE35'],
  ['cpf_cnpj', '12ABC34501DE35', '12ABC34501DE35'],
  ['cpf_cnpj', '529.982.247-25', '52998224725'],
  ['cep', '01310-100', '01310-100'],
  ['cep', 'CEP 01310100', '01310-100'],
  ['date', '25/12/2026', '2026-12-25'],
  ['date', '5-1-27', '2027-01-05'],
  ['date', '25/12', '2026-12-25'],
  ['date', '2026-12-25', '2026-12-25'],
  ['date', 'amanhã', '2026-11-22'],
] as const)('%s: "%s" → %s', (kind, words, value) => {
  expect(parseAnswer(ask(kind), typed(words), scope)).toEqual({ ok: true, value });
});

test.each([
  ['number', 'muitos'],
  ['number', '2 ou 3'],
  ['number', '1.2.3'],
  ['email', 'ana@'],
  ['email', 'ana exemplo.com'],
  ['phone', '123'],
  ['phone', 'não sei'],
  ['cpf', '529.982.247-26'],
  ['cpf', '111.111.111-11'],
  ['cnpj', '12.ABC.345/01DE-36'],
  ['cep', '0131-100'],
  ['date', '31/02/2026'],
  ['date', 'natal'],
  ['text', ''],
  ['media', 'pronto'],
  ['location', 'Rua A'],
] as const)('%s refuses "%s"', (kind, words) => {
  expect(parseAnswer(ask(kind), typed(words), scope)).toEqual({ ok: false, reason: 'invalid' });
});

test('the month comes first in English only', () => {
  expect(parseAnswer(ask('date'), typed('12/25/2026'), english)).toEqual({ ok: true, value: '2026-12-25' });
  expect(parseAnswer(ask('date'), typed('03/04/2026'), english)).toEqual({ ok: true, value: '2026-03-04' });
  expect(parseAnswer(ask('date'), typed('03/04/2026'), scope)).toEqual({ ok: true, value: '2026-04-03' });
});

test('bounds of numbers and texts are kept', () => {
  const quantity = ask('number', { integer: true, min: 1, max: 999 });
  for (const words of ['0', '1000', '1,5', '-1'])
    expect(parseAnswer(quantity, typed(words), scope).ok).toBe(false);
  expect(parseAnswer(quantity, typed('999'), scope)).toEqual({ ok: true, value: 999 });
  expect(parseAnswer(ask('text', { minLength: 3 }), typed('ab'), scope).ok).toBe(false);
});

test('media is kept with its id, and only of the accepted kinds', () => {
  expect(parseAnswer(ask('media'), photo('veja'), scope)).toEqual({
    ok: true,
    value: { kind: 'image', media_id: 'media-1', mime_type: 'image/jpeg', caption: 'veja' },
  });
  expect(parseAnswer(ask('media', { accept: ['image'] }), voice, scope).ok).toBe(false);
});

test('a caption answers a text question, a voice note does not', () => {
  expect(parseAnswer(ask('text'), photo('veja isto'), scope)).toEqual({ ok: true, value: 'veja isto' });
  expect(parseAnswer(ask('text'), voice, scope)).toEqual({ ok: false, reason: 'media' });
});

test.each([
  ['9', { type: 'score', score: 9, comment: '' }],
  ['nota 10!', { type: 'score', score: 10, comment: '' }],
  ['dez', { type: 'score', score: 10, comment: '' }],
  ['8/10, demorou um pouco', { type: 'score', score: 8, comment: 'demorou um pouco' }],
  ['0', { type: 'score', score: 0, comment: '' }],
  ['pular', { type: 'skipped' }],
  ['11', null],
  ['100', null],
  ['7.5', null],
  ['ótimo', null],
])('score: "%s" → %j', (words, answer) => {
  expect(parseScore(words)).toEqual(answer);
});
