import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { ContactChange, PhoneAction } from '../phone/contract.ts';
import { findUserByPhone } from '../state/users.ts';
import type { Customer } from '../users/customer.ts';

/** The page asked for something that cannot be done; the sentence goes back to it. */
export class PhoneRefusal extends Error {
  override readonly name = 'PhoneRefusal';
}

export async function performAction(customer: Customer, action: PhoneAction): Promise<void> {
  switch (action.kind) {
    case 'text': {
      const { replyTo, forwarded, referral } = action;
      if (referral) await customer.adReferral(action.body);
      else await customer.sendText(action.body, { replyTo, forwarded });
      return;
    }
    case 'location': {
      const { kind: _kind, replyTo, ...location } = action;
      await customer.sendLocation(location, { replyTo });
      return;
    }
    case 'contact': {
      const digits = action.phone.replaceAll(/\D/g, '');
      const name = { formatted_name: action.name, first_name: action.name.split(' ')[0] };
      await customer.sendContacts([{ name, phones: [{ phone: `+${digits}`, wa_id: digits, type: 'CELL' }] }]);
      return;
    }
    case 'button':
      await customer.tapButton(action.id, action.messageId);
      return;
    case 'row':
      await customer.chooseRow(action.id, action.messageId);
      return;
    case 'flow':
      await customer.completeFlow(action.response, action.messageId);
      return;
    case 'reaction':
      await customer.react(action.messageId, action.emoji);
      return;
    case 'played':
      await customer.play(action.messageId);
      return;
    default:
      return refuseUnknown(action);
  }
}

export async function performChange(core: Core, customer: Customer, change: ContactChange): Promise<void> {
  switch (change.kind) {
    case 'rename':
      return customer.rename(change.name);
    case 'hide_phone':
      return customer.setUsername(change.on ? toUsername(customer.user.name) : undefined, {
        hidesPhone: change.on,
      });
    case 'block':
      return change.on ? customer.block() : customer.unblock();
    case 'marketing':
      return customer.setMarketing(change.allowed);
    case 'change_number':
      if (findUserByPhone(core.world, change.waId)) throw new PhoneRefusal('Somebody else has this number.');
      return customer.changeNumber(change.waId);
    default:
      return refuseUnknown(change);
  }
}

export function toUsername(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return `@${plain.replaceAll(/[^a-z0-9]+/g, '.').replaceAll(/^\.|\.$/g, '')}`;
}

const texts = ['kind', 'body', 'replyTo', 'name', 'address', 'phone', 'id', 'messageId', 'emoji', 'waId'];
const kinds = new Set(['text', 'location', 'contact', 'button', 'row', 'flow', 'reaction', 'played']);
const changes = new Set(['rename', 'hide_phone', 'block', 'marketing', 'change_number']);

export function parseAction(body: unknown): PhoneAction {
  const action = parseKind(body, kinds);
  if (action.kind === 'text' && (typeof action.body !== 'string' || action.body.trim() === '')) {
    throw new PhoneRefusal('The message is empty.');
  }
  if (action.kind === 'location' && !(isFinite(action.latitude) && isFinite(action.longitude))) {
    throw new PhoneRefusal('Latitude and longitude must be numbers.');
  }
  if (action.kind === 'flow' && !isObject(action.response))
    throw new PhoneRefusal('The answer must be an object.');
  // The kind is known and every text is a text, see parseKind.
  return action as unknown as PhoneAction;
}

export function parseChange(body: unknown): ContactChange {
  const change = parseKind(body, changes);
  if (change.kind === 'rename' && !change.name) throw new PhoneRefusal('The name is empty.');
  if (change.kind === 'change_number' && !/^\d{8,15}$/.test(String(change.waId))) {
    throw new PhoneRefusal('Give the number in international digits, like 5511987654321.');
  }
  // As above.
  return change as unknown as ContactChange;
}

function parseKind(body: unknown, known: ReadonlySet<string>): JsonObject {
  if (!isObject(body) || typeof body.kind !== 'string' || !known.has(body.kind)) {
    throw new PhoneRefusal('The phone does not know this action.');
  }
  for (const key of texts) {
    if (body[key] !== undefined && typeof body[key] !== 'string')
      throw new PhoneRefusal(`"${key}" must be text.`);
  }
  return body;
}

function isFinite(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function refuseUnknown(value: never): never {
  throw new PhoneRefusal(`The phone does not know ${JSON.stringify(value)}.`);
}
