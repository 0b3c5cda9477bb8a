import { describe, expect, test } from 'vitest';
import { compareWords } from './word-forms.ts';

describe('compareWords', () => {
  test.each([
    ['pedido', 'pedidos'],
    ['cartao', 'cartoes'],
    ['papel', 'papeis'],
    ['nuvem', 'nuvens'],
    ['vez', 'vezes'],
    ['telefone', 'telefones'],
    ['orden', 'ordenes'],
    ['invoice', 'invoices'],
    ['delivery', 'deliveries'],
    ['track', 'tracking'],
    ['cancel', 'canceled'],
    ['consultar', 'consulta'],
    ['consultar', 'consultando'],
    ['pagar', 'paguei'],
    ['vender', 'vende'],
    ['abrir', 'abriu'],
  ])('%s and %s are forms of one word', (one, other) => {
    expect(compareWords(one, other)).toBe(1);
    expect(compareWords(other, one)).toBe(1);
  });

  test.each([
    ['boelto', 'boleto'],
    ['bolto', 'boleto'],
    ['consutla', 'consulta'],
    ['cancelametno', 'cancelamento'],
    ['finaceiro', 'financeiro'],
  ])('%s is a typo of %s', (one, other) => {
    expect(compareWords(one, other)).toBe(0.8);
    expect(compareWords(other, one)).toBe(0.8);
  });

  test.each([
    ['casa', 'caso'],
    ['via', 'vias2'],
    ['nota', 'moto'],
    ['pao', 'nao'],
    ['12345', '12346'],
    ['boleto', 'bilhete'],
    ['conta', 'ponte'],
  ])('%s and %s are two words', (one, other) => {
    expect(compareWords(one, other)).toBe(0);
    expect(compareWords(other, one)).toBe(0);
  });
});
