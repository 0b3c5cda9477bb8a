import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { limits } from '../limits.ts';
import {
  checkArray,
  checkNumber,
  checkObject,
  checkOptionalText,
  checkText,
  refuseMissing,
  refuseValue,
} from './fields.ts';
import { checkInteractive } from './interactive.ts';
import type { FindMedia } from './media-object.ts';
import { checkMediaObject } from './media-object.ts';

export function checkMessagingProduct(body: JsonObject): void {
  if (body.messaging_product === 'whatsapp') return;
  throw new GraphError(100, 'The parameter messaging_product is required.', {
    message: '(#100) The parameter messaging_product is required.',
  });
}

/** The content of a free-form message by its type; templates are checked against the account's own. */
export function checkMessageContent(type: string, body: JsonObject, findMedia: FindMedia): void {
  switch (type) {
    case 'text': {
      const text = checkObject(body.text, 'text');
      checkText(text.body, 'text.body', limits.textBody);
      return;
    }
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return checkMedia(type, body[type], findMedia);
    case 'location': {
      const location = checkObject(body.location, 'location');
      checkNumber(location.latitude, 'location.latitude', -90, 90);
      checkNumber(location.longitude, 'location.longitude', -180, 180);
      return;
    }
    case 'contacts':
      return checkContacts(body.contacts);
    case 'reaction': {
      const reaction = checkObject(body.reaction, 'reaction');
      checkText(reaction.message_id, 'reaction.message_id', 1_024);
      if (reaction.emoji === undefined) refuseMissing('reaction.emoji');
      if (typeof reaction.emoji !== 'string') refuseValue('reaction.emoji', 'must be a string.');
      return;
    }
    case 'interactive':
      return checkInteractive(body.interactive, findMedia);
    case 'template':
      return;
    default:
      throw new GraphError(
        100,
        `Param type must be one of the message types of the Cloud API, not "${type}".`,
      );
  }
}

/** What every message may carry besides its content. */
export function checkEnvelope(body: JsonObject): void {
  checkOptionalText(body.biz_opaque_callback_data, 'biz_opaque_callback_data', limits.callbackData);
  if (body.context !== undefined) {
    const context = checkObject(body.context, 'context');
    checkText(context.message_id, 'context.message_id', 1_024);
    if (body.type === 'reaction') refuseValue('context', 'is not supported for reactions.');
  }
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') {
    throw new GraphError(
      100,
      'The simulator knows recipient_type "individual" only; groups are not simulated.',
    );
  }
}

function checkMedia(type: string, value: unknown, findMedia: FindMedia): void {
  checkMediaObject(value, type, type, findMedia);
  if (!isObject(value)) return;
  if (type === 'audio' || type === 'sticker') {
    if (value.caption !== undefined) refuseValue(`${type}.caption`, 'is not supported for this type.');
    return;
  }
  checkOptionalText(value.caption, `${type}.caption`, limits.caption);
  checkOptionalText(value.filename, `${type}.filename`, 240);
}

function checkContacts(value: unknown): void {
  for (const [index, item] of checkArray(value, 'contacts', 1, limits.contacts).entries()) {
    const contact = checkObject(item, `contacts[${index}]`);
    const name = checkObject(contact.name, `contacts[${index}].name`);
    checkText(name.formatted_name, `contacts[${index}].name.formatted_name`, 1_024);
    for (const list of ['phones', 'emails', 'addresses', 'urls'] as const) {
      if (contact[list] !== undefined) checkArray(contact[list], `contacts[${index}].${list}`, 0, 100);
    }
    if (contact.birthday !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(contact.birthday))) {
      refuseValue(`contacts[${index}].birthday`, 'must be YYYY-MM-DD.');
    }
  }
}
