import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { limits } from '../limits.ts';
import {
  checkArray,
  checkNumber,
  checkObject,
  checkOptionalText,
  checkText,
  checkUnique,
  checkUrl,
  refuseMissing,
  refuseValue,
} from './fields.ts';
import type { FindMedia } from './media-object.ts';
import { checkMediaObject } from './media-object.ts';

const max = limits.interactive;

export function checkInteractive(value: unknown, findMedia: FindMedia): void {
  const interactive = checkObject(value, 'interactive');
  const type = checkText(interactive.type, 'interactive.type', 64);
  const action = type === 'carousel' ? {} : checkObject(interactive.action, 'interactive.action');
  checkOptionalText(
    isObject(interactive.footer) ? interactive.footer.text : undefined,
    'interactive.footer.text',
    max.footer,
  );
  switch (type) {
    case 'button':
      checkBody(interactive, max.buttonBody);
      checkHeader(interactive, ['text', 'image', 'video', 'document'], findMedia);
      return checkButtons(action);
    case 'list':
      checkBody(interactive, max.listBody);
      checkHeader(interactive, ['text'], findMedia);
      return checkList(action);
    case 'cta_url':
      checkBody(interactive, max.buttonBody);
      checkHeader(interactive, ['text', 'image', 'video', 'document'], findMedia);
      return checkCtaUrl(action);
    case 'location_request_message':
      checkBody(interactive, max.buttonBody);
      checkActionName(action, 'send_location');
      if (interactive.header !== undefined)
        refuseValue('interactive.header', 'is not supported for this type.');
      if (interactive.footer !== undefined)
        refuseValue('interactive.footer', 'is not supported for this type.');
      return;
    case 'flow':
      checkBody(interactive, max.buttonBody);
      checkHeader(interactive, ['text', 'image', 'video', 'document'], findMedia);
      return checkFlow(action);
    case 'product':
      checkText(action.catalog_id, 'interactive.action.catalog_id', 256);
      checkText(action.product_retailer_id, 'interactive.action.product_retailer_id', 256);
      if (interactive.header !== undefined)
        refuseValue('interactive.header', 'is not supported for this type.');
      return;
    case 'product_list':
      checkBody(interactive, max.buttonBody);
      if (interactive.header === undefined) refuseMissing('interactive.header');
      checkHeader(interactive, ['text'], findMedia);
      return checkProducts(action);
    case 'catalog_message':
      checkBody(interactive, max.buttonBody);
      return checkActionName(action, 'catalog_message');
    case 'carousel':
      checkBody(interactive, max.buttonBody);
      return checkCards(checkObject(interactive.action, 'interactive.action'), findMedia);
    case 'voice_call':
      checkBody(interactive, max.buttonBody);
      return checkVoiceCall(action);
    case 'address_message':
    case 'call_permission_request':
    case 'order_details':
    case 'order_status':
      if (action.name === undefined) refuseMissing('interactive.action.name');
      return;
    case 'contact_request':
      checkBody(interactive, max.buttonBody);
      return checkActionName(action, 'request_contact_info');
    default:
      refuseValue('interactive.type', `"${type}" is not one of WhatsApp's interactive types.`);
  }
}

function checkBody(interactive: JsonObject, length: number): void {
  checkText(checkObject(interactive.body, 'interactive.body').text, 'interactive.body.text', length);
}

function checkHeader(interactive: JsonObject, allowed: readonly string[], findMedia: FindMedia): void {
  if (interactive.header === undefined) return;
  const header = checkObject(interactive.header, 'interactive.header');
  const type = checkText(header.type, 'interactive.header.type', 16);
  if (!allowed.includes(type))
    refuseValue('interactive.header.type', `must be one of ${allowed.join(', ')}.`);
  if (type === 'text') checkText(header.text, 'interactive.header.text', max.headerText);
  else checkMediaObject(header[type], `interactive.header.${type}`, type, findMedia);
}

function checkActionName(action: JsonObject, name: string): void {
  if (action.name !== name) refuseValue('interactive.action.name', `must be "${name}".`);
}

function checkButtons(action: JsonObject): void {
  const buttons = checkArray(action.buttons, 'interactive.action.buttons', 1, max.buttons);
  const replies = buttons.map((value, index) => {
    const path = `interactive.action.buttons[${index}]`;
    const button = checkObject(value, path);
    if (button.type !== 'reply') refuseValue(`${path}.type`, 'must be "reply".');
    const reply = checkObject(button.reply, `${path}.reply`);
    const id = checkText(reply.id, `${path}.reply.id`, max.buttonId);
    if (id.trim() !== id) refuseValue(`${path}.reply.id`, 'must not begin or end with a space.');
    return { id, title: checkText(reply.title, `${path}.reply.title`, max.buttonTitle) };
  });
  checkUnique(
    replies.map(({ id }) => id),
    'interactive.action.buttons[].reply.id',
  );
  checkUnique(
    replies.map(({ title }) => title),
    'interactive.action.buttons[].reply.title',
  );
}

function checkList(action: JsonObject): void {
  checkText(action.button, 'interactive.action.button', max.listButton);
  const sections = checkArray(action.sections, 'interactive.action.sections', 1, max.sections);
  const ids: string[] = [];
  for (const [index, value] of sections.entries()) {
    const path = `interactive.action.sections[${index}]`;
    const section = checkObject(value, path);
    if (sections.length > 1) checkText(section.title, `${path}.title`, max.sectionTitle);
    else checkOptionalText(section.title, `${path}.title`, max.sectionTitle);
    for (const [rowIndex, rowValue] of checkArray(section.rows, `${path}.rows`, 1, max.rows).entries()) {
      const rowPath = `${path}.rows[${rowIndex}]`;
      const row = checkObject(rowValue, rowPath);
      ids.push(checkText(row.id, `${rowPath}.id`, max.rowId));
      checkText(row.title, `${rowPath}.title`, max.rowTitle);
      checkOptionalText(row.description, `${rowPath}.description`, max.rowDescription);
    }
  }
  if (ids.length > max.rows)
    refuseValue('interactive.action.sections', `total row count exceeds ${max.rows}.`);
  checkUnique(ids, 'interactive.action.sections[].rows[].id');
}

function checkCtaUrl(action: JsonObject): void {
  checkActionName(action, 'cta_url');
  const parameters = checkObject(action.parameters, 'interactive.action.parameters');
  checkText(parameters.display_text, 'interactive.action.parameters.display_text', max.ctaText);
  checkUrl(parameters.url, 'interactive.action.parameters.url');
}

function checkFlow(action: JsonObject): void {
  checkActionName(action, 'flow');
  const path = 'interactive.action.parameters';
  const parameters = checkObject(action.parameters, path);
  if (parameters.flow_message_version !== '3') refuseValue(`${path}.flow_message_version`, 'must be "3".');
  if ((parameters.flow_id === undefined) === (parameters.flow_name === undefined)) {
    refuseValue(path, 'give one of flow_id and flow_name.');
  }
  checkText(parameters.flow_cta, `${path}.flow_cta`, max.flowCta);
  const payload = parameters.flow_action_payload;
  if (isObject(payload)) checkText(payload.screen, `${path}.flow_action_payload.screen`, 256);
}

function checkProducts(action: JsonObject): void {
  checkText(action.catalog_id, 'interactive.action.catalog_id', 256);
  let count = 0;
  for (const [index, value] of checkArray(
    action.sections,
    'interactive.action.sections',
    1,
    max.sections,
  ).entries()) {
    const path = `interactive.action.sections[${index}]`;
    const section = checkObject(value, path);
    checkOptionalText(section.title, `${path}.title`, max.sectionTitle);
    count += checkArray(section.product_items, `${path}.product_items`, 1, max.products).length;
  }
  if (count > max.products)
    refuseValue('interactive.action.sections', `has more than ${max.products} products.`);
}

function checkCards(action: JsonObject, findMedia: FindMedia): void {
  const path = 'interactive.action.cards';
  for (const [index, value] of checkArray(action.cards, path, max.cards[0], max.cards[1]).entries()) {
    const card = checkObject(value, `${path}[${index}]`);
    if (isObject(card.body)) {
      const text = checkOptionalText(card.body.text, `${path}[${index}].body.text`, max.cardBody) ?? '';
      if (text.split('\n').length > 3)
        refuseValue(`${path}[${index}].body.text`, 'has more than 2 line breaks.');
    }
    if (card.type === 'product') continue;
    checkHeader(card, ['image', 'video'], findMedia);
    checkCtaUrl(checkObject(card.action, `${path}[${index}].action`));
  }
}

function checkVoiceCall(action: JsonObject): void {
  checkActionName(action, 'voice_call');
  const parameters = isObject(action.parameters) ? action.parameters : {};
  const path = 'interactive.action.parameters';
  checkOptionalText(parameters.display_text, `${path}.display_text`, max.ctaText);
  checkOptionalText(parameters.payload, `${path}.payload`, max.callPayload);
  if (parameters.ttl_minutes !== undefined) {
    checkNumber(parameters.ttl_minutes, `${path}.ttl_minutes`, max.callTtlMinutes[0], max.callTtlMinutes[1]);
  }
}
