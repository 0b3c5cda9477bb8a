import { describe, expect, test } from 'vitest';
import { ptBR } from '../../../../i18n/fulfillment/pt-BR.ts';
import { outcomeTone, outcomeWords, silenceKey, wasMade } from './outcome-words.ts';

const answer = (status: number) => ({ status, headers: {}, body: '' });

describe('how a call went', () => {
  test('an HTTP error says its status', () => {
    expect(outcomeWords({ outcome: 'http_error', response: answer(503) })).toEqual({
      key: 'outcome.http_error',
      values: { status: 503 },
    });
    expect(outcomeWords({ outcome: 'timeout', response: null }).key).toBe('outcome.timeout');
  });

  test.each([
    ['ok', 'good', true, 'silence.made'],
    ['malformed', 'bad', true, 'silence.made'],
    ['http_error', 'bad', true, 'silence.made'],
    ['timeout', 'bad', true, 'silence.timeout'],
    ['unreachable', 'bad', true, 'silence.unreachable'],
    ['refused', 'bad', false, 'silence.notMade'],
    ['breaker_open', 'soon', false, 'silence.notMade'],
  ] as const)('%s: %s, made %s, %s', (outcome, tone, made, silence) => {
    expect([outcomeTone(outcome), wasMade(outcome), silenceKey(outcome)]).toEqual([tone, made, silence]);
    expect(ptBR).toHaveProperty([`outcome.${outcome}`]);
  });
});
