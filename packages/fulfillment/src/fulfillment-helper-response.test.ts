import { describe, expect, it, vi } from 'vitest';
import { FulfillmentHelperResponse, type FulfillmentHelperResponseFields } from './index.ts';

const make = (fields: unknown) => new FulfillmentHelperResponse(fields as FulfillmentHelperResponseFields);

describe('FulfillmentHelperResponse', () => {
  it('keeps what it is given', () => {
    const fields = {
      message: 'Olá',
      shortMessage: 'Oi',
      jumpTo: 'Pedidos',
      options: ['a', 'b'],
      logout: true,
      parameters: { a: 1 },
    };
    expect({ ...make(fields) }).toEqual(fields);
  });

  it('has null in what it is not given, and does not log out', () => {
    const nothing = { shortMessage: null, jumpTo: null, options: null, logout: false, parameters: null };
    expect({ ...make({ message: '' }) }).toEqual({ message: '', ...nothing });
    expect({ ...make({ message: '', ...nothing, logout: null }) }).toEqual({ message: '', ...nothing });
  });

  it.each([
    [undefined, 'recebe um objeto'],
    ['Olá', 'recebe um objeto'],
    [{}, "o campo 'message' deve ser um texto"],
    [{ message: 7 }, "o campo 'message' deve ser um texto"],
    [{ message: '', shortMessage: 7 }, "o campo 'shortMessage' deve ser um texto"],
    [{ message: '', jumpTo: {} }, "o campo 'jumpTo' deve ser um texto"],
    [{ message: '', options: 'a' }, "o campo 'options' deve ser uma lista de textos"],
    [{ message: '', options: ['a', 1] }, "o campo 'options' deve ser uma lista de textos"],
    [{ message: '', logout: 'sim' }, "o campo 'logout' deve ser true ou false"],
    [{ message: '', parameters: [] }, "o campo 'parameters' deve ser um objeto simples"],
    [{ message: '', parameters: new Map() }, "o campo 'parameters' deve ser um objeto simples"],
    [{ message: '', short_message: '' }, "não conhece o campo 'short_message'"],
  ])('refuses %j', (fields, sentence) => {
    expect(() => make(fields)).toThrow(TypeError);
    expect(() => make(fields)).toThrow(sentence);
  });

  it('is known to isInstance, also when made by another copy of the library', async () => {
    vi.resetModules();
    const copy = await import('./fulfillment-helper-response.ts');
    const response = make({ message: '' });
    expect(response).not.toBeInstanceOf(copy.FulfillmentHelperResponse);
    expect(copy.FulfillmentHelperResponse.isInstance(response)).toBe(true);
    for (const other of [null, undefined, 'a', {}, { message: '' }]) {
      expect(FulfillmentHelperResponse.isInstance(other)).toBe(false);
    }
  });
});
