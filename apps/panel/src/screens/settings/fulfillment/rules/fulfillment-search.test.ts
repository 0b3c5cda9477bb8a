import { expect, test } from 'vitest';
import { parseFulfillmentSearch } from './fulfillment-search.ts';

const ID = '0199c2a4-7d31-7c53-9f1e-3c5f0d3c1a77';

test('the address says the section and what of the calls is shown', () => {
  expect(parseFulfillmentSearch({ aba: 'chamadas', conversa: ID, webhook: ID, resultado: 'falhas' })).toEqual(
    { aba: 'chamadas', conversa: ID, webhook: ID, resultado: 'falhas' },
  );
});

test('what an edited address carries is passed over', () => {
  const empty = { aba: undefined, webhook: undefined, conversa: undefined, resultado: undefined };
  expect(parseFulfillmentSearch({})).toEqual(empty);
  expect(
    parseFulfillmentSearch({ aba: 'x', webhook: "1' or 1=1", conversa: 7, resultado: 'todas', mais: 1 }),
  ).toEqual(empty);
});
