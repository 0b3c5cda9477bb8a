import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeNodeId } from './node-id.ts';
import { isVariableName, toVariableName } from './variable-name.ts';

describe('a node’s id', () => {
  test.each([
    ['Consultar pedido', 'consultar_pedido'],
    ['Preço & prazo!', 'preco_prazo'],
    ['2ª via do boleto', 'intencao_2_via_do_boleto'],
    ['注文', 'intencao'],
    ['', 'intencao'],
  ])('of “%s” is %s', (name, id) => {
    expect(makeNodeId(name, [])).toBe(id);
  });

  test('is one that no node has, however it is spelled', () => {
    expect(makeNodeId('Menu', ['menu', 'MENU_2'])).toBe('menu_3');
  });

  test('is one that the bot’s schema takes, of any name, beside any others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(12), (name, twins) => {
        const taken: string[] = [];
        for (let i = 0; i <= twins; i++) {
          const id = makeNodeId(name, taken);
          expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
          expect(taken).not.toContain(id);
          taken.push(id);
        }
      }),
    );
  });
});

describe('a variable’s name', () => {
  test('is made of what is typed, letter by letter', () => {
    expect(toVariableName('Número do ')).toBe('Numero_do_');
    expect(toVariableName('2ª via')).toBe('via');
    expect(isVariableName(toVariableName('nº-pedido'))).toBe(true);
  });

  test('one that is taken by the schema stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,63}$/), (name) => {
        expect(toVariableName(name)).toBe(name);
      }),
    );
  });
});
