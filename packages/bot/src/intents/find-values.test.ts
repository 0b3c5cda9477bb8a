import { describe, expect, test } from 'vitest';
import type { ParameterKind } from '../definition/intent.schema.ts';
import { cpuMsOf } from '../testing/cpu-ms.ts';
import { makeContext, START_MS } from '../testing/fixtures.ts';
import { findValues } from './find-values.ts';

const scope = { ...makeContext(), variables: {}, nowMs: START_MS };
const parameter = (kind: ParameterKind, name: string = kind) => ({ name, kind, values: [] });
const sizes = {
  name: 'size',
  kind: 'choice' as const,
  values: [
    { value: 'P', phrases: [['p'], ['pequena']] },
    { value: 'G', phrases: [['g'], ['grande'], ['tamanho', 'familia']] },
  ],
};
const find = (kinds: ParameterKind[], text: string, taken: string[] = []) =>
  Object.fromEntries(
    findValues(
      kinds.map((kind) => (kind === 'choice' ? sizes : parameter(kind))),
      text,
      scope,
      new Set(taken),
    ),
  );

describe('values in a message', () => {
  test.each<[ParameterKind, string, unknown]>([
    ['number', 'cadê o pedido 123?', 123],
    ['number', 'paguei R$ 1.234,56.', 1234.56],
    ['number', 'pedido #77, por favor', 77],
    ['number', 'pedido 12345678', 12_345_678],
    ['number', 'quero duas pizzas', 2],
    ['number', 'três, por favor', 3],
    ['email', 'meu e-mail é Ana@Exemplo.com.br.', 'ana@exemplo.com.br'],
    ['cpf', 'cpf 529.982.247-25 ok?', '52998224725'],
    ['cnpj', 'da empresa 12.ABC.345/01DE-35', '12ABC34501DE35'],
    ['cpf_cnpj', 'é o 11.222.333/0001-81', '11222333000181'],
    ['cpf_cnpj', 'é o 52998224725', '52998224725'],
    ['cep', 'moro no 01310-100', '01310-100'],
    ['cep', 'cep 01310100', '01310-100'],
    ['phone', 'me liga no (11) 91234-5678', '+5511912345678'],
    ['date', 'para o dia 25/12/2026', '2026-12-25'],
    ['date', 'para 2026-12-25.', '2026-12-25'],
    ['date', 'entregam depois de amanhã?', '2026-11-23'],
    ['date', 'tem para hoje?', '2026-11-21'],
  ])('%s: "%s"', (kind, text, value) => {
    expect(find([kind], text)).toEqual({ [kind]: value });
  });

  test.each<[string, ParameterKind, string]>([
    ['two numbers', 'number', 'mesa 4 para 6'],
    ['a number inside a date', 'number', 'dia 25/12'],
    ['a number inside a phone', 'number', 'liga 91234-5678'],
    ['a number inside a word', 'number', 'o modelo s21'],
    ['an hour', 'number', 'às 18:30'],
    ['an article', 'number', 'quero uma pizza'],
    ['a day of the week', 'number', 'na segunda'],
    ['a CPF that is none', 'cpf', 'cpf 111.222.333-44'],
    ['two dates', 'date', 'de 10/12 a 12/12'],
    ['a date that is none', 'date', 'dia 45/13'],
    ['free text, ever', 'text', 'qualquer coisa'],
  ])('not %s', (_, kind, text) => {
    expect(find([kind], text)).toEqual({});
  });

  test('each where it belongs', () => {
    const kinds: ParameterKind[] = ['number', 'date', 'email', 'cpf', 'cep', 'choice'];
    const text = '2 pizzas grandes dia 24/12 em 01310-100, cpf 529.982.247-25, nota para a@b.com';
    expect(find(kinds, text)).toEqual({
      number: 2,
      date: '2026-12-24',
      email: 'a@b.com',
      cpf: '52998224725',
      cep: '01310-100',
      size: 'G',
    });
  });

  test('two parameters of one kind are asked: nobody knows which is meant', () => {
    const found = findValues(
      [parameter('number', 'mesa'), parameter('number', 'pessoas')],
      'mesa 4',
      scope,
      new Set(),
    );
    expect(found.size).toBe(0);
  });

  test('a number that belongs to the sample phrase is no value', () => {
    expect(find(['number'], 'quero a 2 via', ['2', 'via'])).toEqual({});
    expect(find(['number'], 'quero a 2 via do pedido 9', ['2', 'via'])).toEqual({ number: 9 });
  });

  test.each([
    ['uma pizza grande', { size: 'G' }],
    ['pequenas', { size: 'P' }],
    ['tamanho familia', { size: 'G' }],
    ['uma gradne', { size: 'G' }],
    ['grande ou pequena?', {}],
    ['média', {}],
  ])('a choice by its words: "%s"', (text, values) => {
    expect(find(['choice'], text)).toEqual(values);
  });

  test('long and hostile texts take no time', () => {
    const tookMs = cpuMsOf(() => {
      for (const part of ['1', '1.', 'a@', '.', '(1 ', '9-', 'ana@x.'])
        find(['number', 'email', 'phone', 'cnpj', 'date', 'cep'], part.repeat(4096));
    });
    expect(tookMs).toBeLessThan(2000);
  });
});
