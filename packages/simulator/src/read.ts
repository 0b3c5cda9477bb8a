import { checkText } from './checks/fields.ts';
import { checkMessagingProduct } from './checks/message.ts';
import type { Core } from './core.ts';
import { GraphError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { limits } from './limits.ts';
import type { BusinessNumber } from './state/world.ts';
import { getChat } from './state/world.ts';

/** `{status: "read", message_id}`: the customer's ticks turn blue up to that message; typing shows for 25 s. */
export function acceptRead(core: Core, number: BusinessNumber, body: JsonObject): JsonObject {
  checkMessagingProduct(body);
  if (body.status !== 'read') throw new GraphError(131009, 'Parameter status is not valid: must be "read".');
  const messageId = checkText(body.message_id, 'message_id', 1_024);
  const message = core.world.messages.get(messageId);
  if (!message || message.direction !== 'in' || message.phoneNumberId !== number.phoneNumberId) {
    throw new GraphError(
      131009,
      `Parameter message_id is not valid: no received message has the id ${messageId}.`,
    );
  }
  const typing = body.typing_indicator;
  if (typing !== undefined && (!isObject(typing) || typing.type !== 'text')) {
    throw new GraphError(131009, 'Parameter typing_indicator.type is not valid: must be "text".');
  }
  const nowMs = core.clock.now();
  const chat = getChat(core.world, number.phoneNumberId, message.userKey, nowMs);
  for (const earlier of chat.messages) {
    if (earlier.direction === 'in' && earlier.status !== 'read') {
      earlier.status = 'read';
      core.events.publish({ kind: 'status', message: earlier, status: 'read' });
    }
    if (earlier === message) break;
  }
  const at = { phoneNumberId: number.phoneNumberId, userKey: message.userKey };
  core.events.publish({ kind: 'business_read', ...at, messageId });
  if (typing === undefined) return { success: true };
  const untilMs = nowMs + limits.typingMs;
  chat.typingUntilMs = untilMs;
  core.events.publish({ kind: 'typing', ...at, untilMs });
  return { success: true };
}
