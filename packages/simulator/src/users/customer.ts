import type { Core } from '../core.ts';
import { getNumber, getUser } from '../core.ts';
import type { SimulatorEvent, WaitOptions } from '../events.ts';
import type { InboundMedia, InboundOptions, SentByCustomer } from '../inbound.ts';
import { receiveFromCustomer, receiveMedia } from '../inbound.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { Chat, SimulatedMessage, SimulatedUser } from '../state/world.ts';
import { getChat, getTextOf, isOnPhone } from '../state/world.ts';
import { deliverToPhone, raiseStatus } from '../statuses.ts';
import type { AccountActions } from './account.ts';
import { createAccountActions } from './account.ts';
import { findButton, findRow } from './choices.ts';
import type { PastLine } from './remember.ts';
import { rememberLines } from './remember.ts';

/** A person with a phone. Every `send…` and tap resolves when the webhook was tried once. */
export interface Customer extends AccountActions {
  readonly user: Readonly<SimulatedUser>;
  sendText(body: string, options?: InboundOptions): Promise<SimulatedMessage>;
  sendImage(media: InboundMedia, options?: InboundOptions): Promise<SimulatedMessage>;
  sendVideo(media: InboundMedia, options?: InboundOptions): Promise<SimulatedMessage>;
  sendAudio(media: InboundMedia, options?: InboundOptions): Promise<SimulatedMessage>;
  sendDocument(media: InboundMedia, options?: InboundOptions): Promise<SimulatedMessage>;
  sendSticker(media: InboundMedia, options?: InboundOptions): Promise<SimulatedMessage>;
  sendLocation(location: SimulatedLocation, options?: InboundOptions): Promise<SimulatedMessage>;
  sendContacts(contacts: readonly JsonObject[], options?: InboundOptions): Promise<SimulatedMessage>;
  /** Any other type, with its content as the webhook carries it. */
  sendRaw(type: string, content: unknown, options?: InboundOptions): Promise<SimulatedMessage>;
  /** Taps a button by its id or title, on the last message that has it or on the one named. */
  tapButton(idOrTitle: string, messageId?: string): Promise<SimulatedMessage>;
  chooseRow(idOrTitle: string, messageId?: string): Promise<SimulatedMessage>;
  completeFlow(response: JsonObject, messageId?: string): Promise<SimulatedMessage>;
  /** `''` takes the reaction back. */
  react(messageId: string, emoji: string): Promise<SimulatedMessage>;
  reply(messageId: string, body: string): Promise<SimulatedMessage>;
  forward(body: string, options?: { frequently?: boolean }): Promise<SimulatedMessage>;
  /** Writes after tapping an advertisement. */
  adReferral(body: string, referral?: JsonObject): Promise<SimulatedMessage>;
  /** Opens the chat: everything received becomes read. */
  read(): Promise<void>;
  receive(messageId: string): Promise<void>;
  play(messageId: string): Promise<void>;
  /** Puts texts of the past into the chat without telling the business. */
  remember(lines: readonly PastLine[]): void;
  /** The chat as the phone shows it, oldest first. */
  transcript(): readonly SimulatedMessage[];
  /** The last message of the business, with its text. */
  lastReceived(): SimulatedMessage | undefined;
  /** The next message of the business this method has not returned yet, now or when it comes. */
  nextMessage(
    matches?: (message: SimulatedMessage) => boolean,
    options?: WaitOptions,
  ): Promise<SimulatedMessage>;
}

export interface SimulatedLocation {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

const defaultReferral: JsonObject = {
  source_url: 'https://fb.me/2rZqEx8pl',
  source_id: '120218440077310',
  source_type: 'ad',
  headline: 'Fale com a gente',
  body: 'Luminárias da coleção de outono',
  media_type: 'image',
  image_url: 'https://scontent.example.net/v/lamp-autumn.jpg',
  ctwa_clid: 'ARAqv7yM0tQ3vXj8cVbH1sZ9',
  welcome_message: { text: 'Olá! O que você procura?' },
};

export function createCustomer(core: Core, userKey: string, phoneNumberId: string): Customer {
  const at = { phoneNumberId: getNumber(core, phoneNumberId).phoneNumberId, userKey };
  const returned = new WeakSet<SimulatedMessage>();
  const getOwnChat = (): Chat => getChat(core.world, phoneNumberId, userKey, core.clock.now());

  const send = (type: string, content: unknown, options?: InboundOptions): Promise<SimulatedMessage> =>
    finish(receiveFromCustomer(core, at, type, content, options));
  const sendMedia =
    (kind: 'image' | 'video' | 'audio' | 'document' | 'sticker') =>
    (media: InboundMedia, options?: InboundOptions): Promise<SimulatedMessage> =>
      finish(receiveMedia(core, at, kind, media, options));
  const received = (): SimulatedMessage[] =>
    getOwnChat().messages.filter((message) => message.direction === 'out' && isOnPhone(message));

  return {
    ...createAccountActions(core, at),
    get user() {
      return getUser(core, userKey);
    },
    sendText: (body, options) => send('text', { body }, options),
    sendImage: sendMedia('image'),
    sendVideo: sendMedia('video'),
    sendAudio: sendMedia('audio'),
    sendDocument: sendMedia('document'),
    sendSticker: sendMedia('sticker'),
    sendLocation: (location, options) => send('location', location, options),
    sendContacts: (contacts, options) => send('contacts', contacts, options),
    sendRaw: send,
    async tapButton(idOrTitle, messageId) {
      const { message, button } = findButton(received(), idOrTitle, messageId);
      const content =
        message.type === 'template'
          ? { payload: button.id, text: button.title }
          : { type: 'button_reply', button_reply: { id: button.id, title: button.title } };
      return send(message.type === 'template' ? 'button' : 'interactive', content, { replyTo: message.id });
    },
    async chooseRow(idOrTitle, messageId) {
      const { message, row } = findRow(received(), idOrTitle, messageId);
      return send('interactive', { type: 'list_reply', list_reply: row }, { replyTo: message.id });
    },
    async completeFlow(response, messageId) {
      const message = received().findLast(
        ({ id, content }) =>
          (messageId === undefined || id === messageId) && isObject(content) && content.type === 'flow',
      );
      if (!message)
        throw new Error('The customer has no flow to complete; the business must send one first.');
      const reply = { response_json: JSON.stringify(response), body: 'Sent', name: 'flow' };
      return send('interactive', { type: 'nfm_reply', nfm_reply: reply }, { replyTo: message.id });
    },
    react: (messageId, emoji) =>
      send('reaction', emoji === '' ? { message_id: messageId } : { message_id: messageId, emoji }),
    reply: (messageId, body) => send('text', { body }, { replyTo: messageId }),
    forward: (body, { frequently = false } = {}) =>
      send('text', { body }, frequently ? { frequentlyForwarded: true } : { forwarded: true }),
    adReferral: (body, referral = defaultReferral) => send('text', { body }, { referral }),
    async read() {
      const unread = received().filter(({ status }) => status !== 'read' && status !== 'played');
      for (const message of unread) void deliverToPhone(core, message);
      if (!getUser(core, userKey).readReceipts) return;
      await Promise.all(
        unread.filter(({ type }) => type !== 'reaction').map((message) => raiseStatus(core, message, 'read')),
      );
    },
    async receive(messageId) {
      const message = received().find(({ id }) => id === messageId);
      if (message) await deliverToPhone(core, message);
    },
    async play(messageId) {
      const message = received().find(({ id }) => id === messageId);
      if (message?.type === 'audio') await raiseStatus(core, message, 'played');
    },
    remember: (lines) => rememberLines(core, at, lines),
    transcript: () => getOwnChat().messages.filter(isOnPhone),
    lastReceived: () => received().at(-1),
    async nextMessage(matches = () => true, options) {
      const isNext = (message: SimulatedMessage): boolean =>
        message.type !== 'reaction' && !returned.has(message) && matches(message);
      let next = received().find(isNext);
      if (!next) {
        const isMine = (event: SimulatorEvent): boolean =>
          event.kind === 'message' && isFor(event.message, at) && isNext(event.message);
        const event = await core.events.waitFor(isMine, options).catch((error: unknown) => {
          const last = received().at(-1);
          const seen = last ? `The last one it got: "${getTextOf(last)}".` : 'It never got any.';
          throw new Error(`+${getUser(core, userKey).waId} got no such message in time. ${seen}`, {
            cause: error,
          });
        });
        if (event.kind === 'message') next = event.message;
      }
      if (!next) throw new Error('The awaited event carried no message.');
      returned.add(next);
      return next;
    },
  };
}

function isFor(message: SimulatedMessage, at: { phoneNumberId: string; userKey: string }): boolean {
  return (
    message.direction === 'out' &&
    message.userKey === at.userKey &&
    message.phoneNumberId === at.phoneNumberId
  );
}

async function finish({ message, delivered }: SentByCustomer): Promise<SimulatedMessage> {
  await delivered;
  return message;
}
