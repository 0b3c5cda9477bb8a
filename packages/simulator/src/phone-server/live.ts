import type { WebSocket } from '@fastify/websocket';
import type { Core } from '../core.ts';
import type { SimulatorEvent } from '../events.ts';
import { isObject } from '../json.ts';
import type { FromServer } from '../phone/contract.ts';
import type { SimulatedMessage } from '../state/world.ts';
import { isOnPhone } from '../state/world.ts';
import { deliverToPhone } from '../statuses.ts';
import type { Customer } from '../users/customer.ts';
import { renderBusinesses, renderChat, renderContacts, renderMessage } from './snapshot.ts';

const contactsPauseMs = 150;

/** One page with the phone. While it is connected every customer's phone is on, so messages arrive at once. */
export function connectPage(
  core: Core,
  socket: WebSocket,
  getCustomer: (userKey: string, phoneNumberId: string) => Customer,
): void {
  let open: { userKey: string; phoneNumberId: string; visible: boolean } | undefined;
  let contactsTimer: NodeJS.Timeout | undefined;

  function tell(message: FromServer): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  }

  function tellContactsSoon(): void {
    contactsTimer ??= setTimeout(() => {
      contactsTimer = undefined;
      tell({ type: 'contacts', contacts: renderContacts(core) });
    }, contactsPauseMs);
  }

  function isOpen(at: { userKey: string; phoneNumberId: string }): boolean {
    return open?.userKey === at.userKey && open.phoneNumberId === at.phoneNumberId;
  }

  function tellMessage(message: SimulatedMessage): void {
    tellContactsSoon();
    if (!isOpen(message) || message.type === 'reaction') return;
    const { userKey, phoneNumberId } = message;
    if (isOnPhone(message))
      tell({ type: 'message', userKey, phoneNumberId, message: renderMessage(core, message) });
    else tell({ type: 'chat', chat: renderChat(core, phoneNumberId, userKey) });
  }

  function receive(message: SimulatedMessage): void {
    if (message.direction !== 'out') return;
    // After the answer to the send, so that the business knows the id before its statuses come.
    setTimeout(() => {
      void deliverToPhone(core, message);
      if (isOpen(message) && open?.visible) void getCustomer(message.userKey, message.phoneNumberId).read();
    }, 120);
  }

  function handleEvent(event: SimulatorEvent): void {
    switch (event.kind) {
      case 'message':
        receive(event.message);
        return tellMessage(event.message);
      case 'status':
      case 'reaction':
        return tellMessage(event.message);
      case 'typing': {
        const { userKey, phoneNumberId, untilMs } = event;
        const forMs = untilMs - core.clock.now();
        if (isOpen(event)) tell({ type: 'typing', userKey, phoneNumberId, forMs });
        return;
      }
      case 'user':
        if (open?.userKey === event.userKey) {
          tell({ type: 'chat', chat: renderChat(core, open.phoneNumberId, open.userKey) });
        }
        return tellContactsSoon();
      case 'webhook':
        return tell({ type: 'webhook', status: event.status });
      case 'business_read':
      case 'template':
        return;
      default:
        return neverEvent(event);
    }
  }

  const unsubscribe = core.events.subscribe(handleEvent);
  tell({ type: 'welcome', businesses: renderBusinesses(core), contacts: renderContacts(core) });
  socket.on('message', (data: Buffer) => {
    const request = parseOpen(data.toString());
    if (!request || !core.world.users.has(request.userKey) || !core.world.numbers.has(request.phoneNumberId))
      return;
    const isSame = isOpen(request);
    open = request;
    if (!isSame) tell({ type: 'chat', chat: renderChat(core, request.phoneNumberId, request.userKey) });
    if (request.visible) void getCustomer(request.userKey, request.phoneNumberId).read();
  });
  socket.on('close', () => {
    unsubscribe();
    clearTimeout(contactsTimer);
  });
}

function parseOpen(text: string): { userKey: string; phoneNumberId: string; visible: boolean } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.type !== 'open') return undefined;
  const { userKey, phoneNumberId, visible } = value;
  if (typeof userKey !== 'string' || typeof phoneNumberId !== 'string') return undefined;
  return { userKey, phoneNumberId, visible: visible === true };
}

function neverEvent(event: never): never {
  throw new Error(`The phone does not know the event ${JSON.stringify(event)}.`);
}
