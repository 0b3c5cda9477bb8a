import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';

export type Recipient = { by: 'phone'; digits: string; input: string } | { by: 'user_id'; userId: string };

const userIdPattern = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** `to` wins over `recipient`, as in the Cloud API. */
export function checkRecipient(body: JsonObject): Recipient {
  const { to, recipient } = body;
  if (to === undefined || to === null || to === '') {
    if (recipient === undefined || recipient === null || recipient === '') {
      throw new GraphError(100, 'The parameter to is required.', {
        message: '(#100) The parameter to is required.',
      });
    }
    const userId = String(recipient);
    if (!userIdPattern.test(userId)) {
      throw new GraphError(100, 'Param recipient must be a business-scoped user id like BR.123….');
    }
    return { by: 'user_id', userId };
  }
  const input = String(to);
  const digits = /^\d+$/.test(input) ? input : input.replaceAll(/[\s()+-]/g, '');
  if (!/^\d{5,20}$/.test(digits) || digits.startsWith('00')) {
    throw new GraphError(
      100,
      `Param to must be a valid WhatsApp phone number in international digits, not "${input}".`,
    );
  }
  return { by: 'phone', digits, input };
}
