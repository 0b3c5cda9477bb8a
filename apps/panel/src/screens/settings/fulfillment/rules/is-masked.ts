import type { FulfillmentCall } from '@balcao/protocol';

/** Something of what was sent is shown as •••; a replay sends what stood there. */
export function isMasked(call: FulfillmentCall): boolean {
  return JSON.stringify(call.request.body ?? null).includes('•••');
}
