import { expect, test } from 'vitest';
import { readParameters } from './read-parameters.ts';

test('an object is taken, and nothing typed are no parameters', () => {
  expect(readParameters('{"pedido": "4821"}')).toEqual({ ok: true, value: { pedido: '4821' } });
  expect(readParameters(' \n')).toEqual({ ok: true, value: {} });
});

test.each(['[1]', '"4821"', 'null', '4821'])('%s is JSON and no parameters', (text) => {
  expect(readParameters(text)).toEqual({ ok: false, why: 'object' });
});

test('what is not JSON says line, column and what stands there', () => {
  expect(readParameters('{\n  "pedido": 4821,\n  cpf: "1"\n}')).toEqual({
    ok: false,
    why: 'syntax',
    line: 3,
    column: 3,
    near: 'cpf: "1"',
  });
  expect(readParameters('{"pedido": 4821')).toEqual({
    ok: false,
    why: 'syntax',
    line: 1,
    column: 16,
    near: '',
  });
  expect(readParameters('{"a": xxxxxxxxxxxxxxxxxxxxxxxx')).toMatchObject({ near: 'xxxxxxxxxxxx' });
});
