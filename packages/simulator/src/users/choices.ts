import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { SimulatedMessage } from '../state/world.ts';

export interface Choice {
  id: string;
  title: string;
  description?: string;
}

/** Reply buttons of an interactive message, or quick replies of a template. */
export function getButtonsOf(message: SimulatedMessage): Choice[] {
  if (message.rendered) {
    return toObjects(message.rendered.buttons)
      .filter(({ type }) => type === 'QUICK_REPLY')
      .map(({ payload, text }) => ({ id: String(payload), title: String(text) }));
  }
  const { content } = message;
  if (!isObject(content) || content.type !== 'button' || !isObject(content.action)) return [];
  return toObjects(content.action.buttons)
    .map(({ reply }) => reply)
    .filter(isObject)
    .map(({ id, title }) => ({ id: String(id), title: String(title) }));
}

export function getRowsOf(message: SimulatedMessage): Choice[] {
  const { content } = message;
  if (!isObject(content) || content.type !== 'list' || !isObject(content.action)) return [];
  return toObjects(content.action.sections)
    .flatMap(({ rows }) => toObjects(rows))
    .map(({ id, title, description }) => ({
      id: String(id),
      title: String(title),
      ...(typeof description === 'string' ? { description } : {}),
    }));
}

export function findButton(
  received: readonly SimulatedMessage[],
  idOrTitle: string,
  messageId?: string,
): { message: SimulatedMessage; button: Choice } {
  const { message, choice } = findChoice(received, getButtonsOf, idOrTitle, messageId, 'button');
  return { message, button: choice };
}

export function findRow(
  received: readonly SimulatedMessage[],
  idOrTitle: string,
  messageId?: string,
): { message: SimulatedMessage; row: Choice } {
  const { message, choice } = findChoice(received, getRowsOf, idOrTitle, messageId, 'row');
  return { message, row: choice };
}

function findChoice(
  received: readonly SimulatedMessage[],
  getChoices: (message: SimulatedMessage) => Choice[],
  wanted: string,
  messageId: string | undefined,
  word: string,
): { message: SimulatedMessage; choice: Choice } {
  const offered: string[] = [];
  for (const message of received.toReversed()) {
    if (messageId !== undefined && message.id !== messageId) continue;
    const choices = getChoices(message);
    const choice = choices.find(({ id, title }) => id === wanted || title === wanted);
    if (choice) return { message, choice };
    offered.push(...choices.map(({ id, title }) => `${title} (${id})`));
  }
  throw new Error(`The customer sees no ${word} "${wanted}". Offered: ${offered.join(', ') || 'none'}.`);
}

function toObjects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
