import type { FulfillmentCall } from '@balcao/protocol';
import type { FulfillmentKey } from '../../../../i18n/fulfillment/use-t.ts';

type Outcome = FulfillmentCall['outcome'];
type Words = { key: FulfillmentKey; values: Record<string, string | number> };

/** How a call went, in two or three words. */
export function outcomeWords({ outcome, response }: Pick<FulfillmentCall, 'outcome' | 'response'>): Words {
  return { key: `outcome.${outcome}`, values: { status: response?.status ?? '?' } };
}

/** good: it did what it should; soon: nothing is broken by it; bad: somebody has to look. */
export function outcomeTone(outcome: Outcome): 'good' | 'soon' | 'bad' {
  switch (outcome) {
    case 'ok':
      return 'good';
    case 'breaker_open':
      return 'soon';
    case 'malformed':
    case 'http_error':
    case 'timeout':
    case 'unreachable':
    case 'refused':
      return 'bad';
    default:
      return outcome satisfies never;
  }
}

/** Whether anything left this server. */
export function wasMade(outcome: Outcome): boolean {
  return outcome !== 'refused' && outcome !== 'breaker_open';
}

/** Why there is no answer to show. */
export function silenceKey(outcome: Outcome): FulfillmentKey {
  if (!wasMade(outcome)) return 'silence.notMade';
  return outcome === 'timeout' || outcome === 'unreachable' ? `silence.${outcome}` : 'silence.made';
}
