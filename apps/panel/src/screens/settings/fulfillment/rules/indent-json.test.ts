import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentJson } from './indent-json.ts';

test('any JSON comes out as JSON.stringify would indent it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test('numbers too long for a number, and names that come twice, stay as they were written', () => {
  expect(indentJson('{"nf":35260411222333000181550010000123451000123459,"a":1.0,"a":2}')).toBe(
    '{\n  "nf": 35260411222333000181550010000123451000123459,\n  "a": 1.0,\n  "a": 2\n}',
  );
});

test.each(['<html></html>', '', '{"a":', '[1,]'])('%j is not JSON', (text) => {
  expect(indentJson(text)).toBeNull();
});
