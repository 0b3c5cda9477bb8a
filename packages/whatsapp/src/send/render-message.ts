import type { OutboundContent, OutboundType } from '../content.ts';
import { isBsuid } from '../identity/is-bsuid.ts';
import { checkContent } from './check-content.ts';
import { checkText, type Problems, report } from './check-helpers.ts';
import { InvalidContentError } from './content-problem.ts';
import { WHATSAPP_LIMITS } from './limits.ts';

/** To whom: a group, else the wa_id exactly as Meta gave it, else the BSUID. */
export type Addressee = {
  waId?: string;
  userId?: string;
  groupId?: string;
  /** WhatsApp refuses the message (137000) when the person's identity changed since this hash */
  recipientIdentityKeyHash?: string;
};

export type RenderOptions = {
  /** the wamid this message quotes */
  contextMessageId?: string;
  /** comes back in every status of the message */
  callbackData?: string;
};

/** The JSON body of `POST /{phone number id}/messages`. */
export type RenderedMessage = {
  messaging_product: 'whatsapp';
  recipient_type: 'individual' | 'group';
  to?: string;
  recipient?: string;
  recipient_identity_key_hash?: string;
  context?: { message_id: string };
  biz_opaque_callback_data?: string;
  type: OutboundType;
  /** the content, under the name of its type */
  [content: string]: unknown;
};

/**
 * The body that sends this content, or an `InvalidContentError` that names everything WhatsApp would refuse.
 *
 * @example
 * renderMessage({ waId: '5511987654321' }, { type: 'text', text: { body: 'Olá!' } })
 * // → { messaging_product: 'whatsapp', recipient_type: 'individual', to: '5511987654321', type: 'text', text: … }
 */
export const renderMessage = (
  addressee: Addressee,
  content: OutboundContent,
  options: RenderOptions = {},
): RenderedMessage => {
  const check = checkContent(content);
  const problems: Problems = check.ok ? [] : check.problems;
  const message: RenderedMessage = {
    messaging_product: 'whatsapp',
    recipient_type: addressee.groupId ? 'group' : 'individual',
    type: content.type,
  };
  address(problems, message, addressee);
  if (options.contextMessageId) {
    if (content.type === 'reaction') {
      report(
        problems,
        'context.message_id',
        'CONTENT_NOT_ALLOWED',
        'cannot go with a reaction. Leave it out.',
      );
    }
    message.context = { message_id: options.contextMessageId };
  }
  if (options.callbackData) {
    message.biz_opaque_callback_data = options.callbackData;
    checkText(problems, message, '', 'biz_opaque_callback_data', { max: WHATSAPP_LIMITS.callbackData });
  }
  if (!check.ok || problems.length > 0) throw new InvalidContentError(problems);
  message[content.type] = bodyOf(check.content);
  return message;
};

const address = (problems: Problems, message: RenderedMessage, addressee: Addressee): void => {
  const { waId, userId, groupId, recipientIdentityKeyHash } = addressee;
  if (groupId) message.to = groupId;
  else if (waId && !isBsuid(waId)) message.to = waId;
  else if (userId || waId) message.recipient = userId || waId;
  else
    report(problems, 'to', 'CONTENT_REQUIRED', 'is missing. Give the wa_id, user id or group id to send to.');
  if (recipientIdentityKeyHash) message.recipient_identity_key_hash = recipientIdentityKeyHash;
};

const bodyOf = (content: OutboundContent): unknown => {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'image':
      return content.image;
    case 'video':
      return content.video;
    case 'audio':
      return content.audio;
    case 'document':
      return content.document;
    case 'sticker':
      return content.sticker;
    case 'location':
      return content.location;
    case 'contacts':
      return content.contacts;
    case 'reaction':
      return content.reaction;
    case 'interactive':
      return content.interactive;
    case 'template':
      return content.template;
    default:
      return content satisfies never;
  }
};
