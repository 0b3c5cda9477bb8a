import { checkEnvelope, checkMessageContent, checkMessagingProduct } from './checks/message.ts';
import type { Recipient } from './checks/recipient.ts';
import { checkRecipient } from './checks/recipient.ts';
import { checkTemplateSend } from './checks/template-send.ts';
import type { Core } from './core.ts';
import { GraphError, isKnownCode } from './errors.ts';
import type { JsonObject } from './json.ts';
import { findString, isObject } from './json.ts';
import { limits } from './limits.ts';
import { fetchLinkedMedia, findLink, findLiveMedia } from './media.ts';
import { applyReaction } from './reactions.ts';
import { takeToken } from './state/bucket.ts';
import { addUser, findUserByPhone, findUserByUserId } from './state/users.ts';
import type { BusinessNumber, Chat, SimulatedMessage, SimulatedUser } from './state/world.ts';
import { getChat, storeMessage } from './state/world.ts';
import { failMessage, planStatuses } from './statuses.ts';

export interface Accepted {
  answer: JsonObject;
  message: SimulatedMessage;
}

interface Fate {
  code: number;
  details: string;
}

/** A send, from the parsed body to its answer. Throws what the Graph API refuses at once. */
export function acceptMessage(
  core: Core,
  number: BusinessNumber,
  body: JsonObject,
  forced?: number,
): Accepted {
  checkMessagingProduct(body);
  const recipient = checkRecipient(body);
  const type = body.type === undefined ? 'text' : String(body.type);
  const magic = recipient.by === 'phone' ? findMagicError(recipient.digits) : undefined;
  if (magic && !magic.later) throw new GraphError(magic.code, 'Forced by the recipient’s number.');
  checkEnvelope(body);
  checkMessageContent(type, body, (id) => findLiveMedia(core, id));
  const user = findRecipient(core, number, recipient);
  const template =
    type === 'template'
      ? checkTemplateSend(
          body.template,
          (name, language) => core.world.templates.get(`${number.wabaId}/${name}/${language}`),
          (id) => findLiveMedia(core, id),
        )
      : undefined;
  if (template?.template.category === 'AUTHENTICATION' && recipient.by === 'user_id') {
    throw new GraphError(131062, 'Authentication templates cannot be sent to a business-scoped user id.');
  }
  const nowMs = core.clock.now();
  const chat = getChat(core.world, number.phoneNumberId, user.key, nowMs);
  checkRates(core, number, chat, nowMs);

  const inWindow = isWindowOpen(chat, nowMs);
  const message: SimulatedMessage = {
    id: core.ids.wamid(user.waId, 'out'),
    direction: 'out',
    phoneNumberId: number.phoneNumberId,
    userKey: user.key,
    atMs: nowMs,
    type,
    content: body[type],
    status: 'accepted',
    addressedBy: recipient.by,
    inWindow,
    callbackData: findString(body.biz_opaque_callback_data),
    context: isObject(body.context) ? { id: body.context.message_id } : undefined,
    category: template?.template.category,
    rendered: template?.rendered,
  };
  storeMessage(core.world, chat, message, core.behaviour().keepMessages);
  openFreeEntry(chat, nowMs);
  const fate = forced
    ? { code: forced, details: 'Forced by x-simulate-error.' }
    : decideFate(core, chat, user, message, magic);
  settle(core, chat, message, fate);
  return { answer: renderAnswer(recipient, user, message, template !== undefined), message };
}

function settle(core: Core, chat: Chat, message: SimulatedMessage, fate: Fate | undefined): void {
  if (fate) return failMessage(core, message, fate.code, fate.details);
  chat.typingUntilMs = undefined;
  const link = core.behaviour().fetchLinks ? findLink(message) : undefined;
  if (link === undefined) return showMessage(core, message);
  void fetchLinkedMedia(core, message, link).then((fetched) => {
    if (fetched) showMessage(core, message);
    else failMessage(core, message, 131053, `The medium at ${link} could not be fetched.`);
  });
}

function showMessage(core: Core, message: SimulatedMessage): void {
  if (message.type === 'reaction') applyReaction(core, message, 'business');
  core.events.publish({ kind: 'message', message });
  planStatuses(core, message);
}

function findRecipient(core: Core, number: BusinessNumber, recipient: Recipient): SimulatedUser {
  if (recipient.by === 'user_id') {
    const user = findUserByUserId(core.world, recipient.userId);
    if (user) return user;
    throw new GraphError(131026, `No customer has the user id ${recipient.userId}.`);
  }
  const { digits } = recipient;
  if (digits === number.digits)
    throw new GraphError(131021, 'Recipient phone number cannot be the sender’s.');
  const allowed = core.behaviour().allowedRecipients;
  if (allowed && !allowed.includes(digits)) {
    throw new GraphError(131030, `Recipient phone number ${digits} is not in the allowed list.`);
  }
  return findUserByPhone(core.world, digits) ?? addUser(core.world, { waId: digits, isStranger: true });
}

function checkRates(core: Core, number: BusinessNumber, chat: Chat, nowMs: number): void {
  const { enforceThroughput, enforcePairLimit } = core.behaviour();
  if (enforceThroughput && !takeToken(number.throughput, nowMs)) {
    throw new GraphError(130429, 'Cloud API message throughput has been reached.');
  }
  if (enforcePairLimit && !takeToken(chat.pair, nowMs)) {
    throw new GraphError(
      131056,
      'Message failed to send because too many went from this number to the same recipient in a short time.',
    );
  }
}

export function isWindowOpen(chat: Chat, nowMs: number): boolean {
  return chat.lastInboundMs !== undefined && nowMs - chat.lastInboundMs < limits.windowMs;
}

/** The first answer within a day to somebody who came through an ad opens 72 free hours. */
function openFreeEntry(chat: Chat, nowMs: number): void {
  if (chat.referralMs === undefined) return;
  if (nowMs - chat.referralMs < limits.windowMs) chat.freeEntryUntilMs ??= nowMs + limits.freeEntryMs;
  chat.referralMs = undefined;
}

function decideFate(
  core: Core,
  chat: Chat,
  user: SimulatedUser,
  message: SimulatedMessage,
  magic: { code: number } | undefined,
): Fate | undefined {
  if (magic) return { code: magic.code, details: 'Forced by the recipient’s number.' };
  if (user.isStranger && core.behaviour().unknownRecipients === 'undeliverable') {
    return { code: 131026, details: 'The recipient cannot receive this message.' };
  }
  if (chat.blocking || chat.blocked)
    return { code: 131026, details: 'The recipient cannot receive this message.' };
  if (message.type === 'template') {
    if (message.category === 'MARKETING' && user.stoppedMarketing) {
      return { code: 131050, details: 'The recipient chose to stop marketing messages from this business.' };
    }
    return undefined;
  }
  if (core.behaviour().enforceWindow && !message.inWindow) {
    return {
      code: 131047,
      details: 'More than 24 hours have passed since the recipient last replied to the sender number.',
    };
  }
  if (message.type === 'reaction' && isObject(message.content)) {
    const target = core.world.messages.get(String(message.content.message_id));
    if (!target || target.type === 'reaction' || target.userKey !== user.key) {
      return { code: 131009, details: 'The message reacted to does not exist or cannot be reacted to.' };
    }
  }
  return undefined;
}

const magicPattern = /^99900([01])(\d{6,7})$/;

/** `999000` + code fails at once, `999001` + code after the answer: 999000131026, 999001131049, 999000000190. */
export function findMagicError(digits: string): { code: number; later: boolean } | undefined {
  const match = magicPattern.exec(digits);
  const code = Number(match?.[2]);
  return match && isKnownCode(code) ? { code, later: match[1] === '1' } : undefined;
}

function renderAnswer(
  recipient: Recipient,
  user: SimulatedUser,
  message: SimulatedMessage,
  isTemplate: boolean,
): JsonObject {
  const contact =
    recipient.by === 'phone'
      ? { input: recipient.input, wa_id: user.waId }
      : { input: recipient.userId, user_id: user.userId };
  const answered = isTemplate ? { id: message.id, message_status: 'accepted' } : { id: message.id };
  return { messaging_product: 'whatsapp', contacts: [contact], messages: [answered] };
}
