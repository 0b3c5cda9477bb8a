import { toStorableJson } from '../storable.ts';
import type { DeliveryPart } from './delivery-part.ts';

/**
 * The part as JSON text. Unlike `JSON.stringify` it does not fail on nesting that overflows the stack:
 * what is deeper than 200 levels, which no message is, is cut.
 */
export const serializePart = (part: DeliveryPart): string => {
  try {
    return JSON.stringify(part);
  } catch {
    return JSON.stringify(toStorableJson(part));
  }
};
