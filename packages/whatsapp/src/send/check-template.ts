import { type JsonRecord, readRecord } from '../read-json.ts';
import {
  checkList,
  checkNumber,
  checkRecord,
  checkText,
  checkWord,
  type Problems,
  report,
} from './check-helpers.ts';
import { checkMediaRef } from './check-media-ref.ts';
import { WHATSAPP_LIMITS } from './limits.ts';

const LIMITS = WHATSAPP_LIMITS.template;

const HEADER_PARAMETERS = ['text', 'image', 'video', 'document', 'location', 'product'];
const BODY_PARAMETERS = ['text', 'currency', 'date_time'];
/** Which parameter each kind of button takes. */
const BUTTON_PARAMETERS: Readonly<Record<string, string>> = {
  quick_reply: 'payload',
  url: 'text',
  copy_code: 'coupon_code',
  flow: 'action',
  catalog: 'action',
  mpm: 'action',
  spm: 'action',
  voice_call: '',
  order_details: 'action',
};
const COMPONENTS = ['header', 'body', 'button', 'limited_time_offer', 'carousel', 'call_permission_request'];
const CARD_COMPONENTS = ['header', 'body', 'button'];

export const checkTemplate = (problems: Problems, template: JsonRecord): void => {
  const name = checkText(problems, template, 'template', 'name', { max: LIMITS.name });
  if (name !== undefined && name !== '' && !/^[a-z0-9_]+$/.test(name)) {
    report(problems, 'template.name', 'CONTENT_INVALID', 'may have only a-z, 0-9 and _.', { value: name });
  }
  const language = checkRecord(problems, template, 'template', 'language');
  if (language !== undefined) checkText(problems, language, 'template.language', 'code', {});
  if (template.components !== undefined) {
    checkComponents(problems, template, 'template', COMPONENTS);
  }
};

const checkComponents = (
  problems: Problems,
  owner: JsonRecord,
  at: string,
  allowed: readonly string[],
): void => {
  for (const [index, item] of checkList(problems, owner, at, 'components', { min: 0 }).entries()) {
    const componentAt = `${at}.components[${index}]`;
    const component = readRecord(item);
    if (component === undefined) report(problems, componentAt, 'CONTENT_INVALID', 'must be an object.');
    else checkComponent(problems, component, componentAt, allowed);
  }
};

const checkComponent = (
  problems: Problems,
  component: JsonRecord,
  at: string,
  allowed: readonly string[],
): void => {
  const type = checkWord(problems, component, at, 'type', allowed);
  switch (type) {
    case 'header':
      checkParameters(problems, component, at, HEADER_PARAMETERS, { min: 0, max: 1 });
      return;
    case 'body':
      checkParameters(problems, component, at, BODY_PARAMETERS, { min: 0 });
      return;
    case 'button':
      checkButton(problems, component, at);
      return;
    case 'limited_time_offer':
      checkParameters(problems, component, at, ['limited_time_offer'], { min: 1, max: 1 });
      return;
    case 'carousel':
      checkCards(problems, component, at);
      return;
    default:
      // An unknown type is reported already; call_permission_request has no parts.
      return;
  }
};

const checkButton = (problems: Problems, component: JsonRecord, at: string): void => {
  const subType = checkWord(problems, component, at, 'sub_type', Object.keys(BUTTON_PARAMETERS));
  const index = component.index;
  const position = typeof index === 'string' && /^\d$/.test(index) ? Number(index) : index;
  checkNumber(problems, { index: position }, at, 'index', { min: 0, max: LIMITS.buttons - 1 });
  const parameter = subType === undefined ? undefined : BUTTON_PARAMETERS[subType];
  if (component.parameters === undefined && (subType === 'voice_call' || subType === 'catalog')) return;
  if (parameter === undefined) return;
  if (parameter === '') checkList(problems, component, at, 'parameters', { min: 0 });
  else checkParameters(problems, component, at, [parameter], { min: 1, max: 1 });
};

const checkCards = (problems: Problems, component: JsonRecord, at: string): void => {
  const cards = checkList(problems, component, at, 'cards', { min: LIMITS.minCards, max: LIMITS.maxCards });
  for (const [index, item] of cards.entries()) {
    const cardAt = `${at}.cards[${index}]`;
    const card = readRecord(item);
    if (card === undefined) {
      report(problems, cardAt, 'CONTENT_INVALID', 'must be a card.');
      continue;
    }
    checkNumber(problems, card, cardAt, 'card_index', { min: 0, max: LIMITS.maxCards - 1 });
    checkComponents(problems, card, cardAt, CARD_COMPONENTS);
  }
};

const checkParameters = (
  problems: Problems,
  component: JsonRecord,
  at: string,
  types: readonly string[],
  count: { min: number; max?: number },
): void => {
  if (component.parameters === undefined && count.min === 0) return;
  const parameters = checkList(problems, component, at, 'parameters', count);
  for (const [index, item] of parameters.entries()) {
    const parameterAt = `${at}.parameters[${index}]`;
    const parameter = readRecord(item);
    if (parameter === undefined) report(problems, parameterAt, 'CONTENT_INVALID', 'must be an object.');
    else checkParameter(problems, parameter, parameterAt, types);
  }
  checkNames(problems, parameters, at);
};

/** A template has named or positional placeholders, never both. */
const checkNames = (problems: Problems, parameters: readonly unknown[], at: string): void => {
  const named = parameters.filter((item) => readRecord(item)?.parameter_name !== undefined).length;
  if (named > 0 && named < parameters.length) {
    report(problems, `${at}.parameters`, 'CONTENT_INVALID', 'must all have a parameter_name, or none.');
  }
};

const checkParameter = (
  problems: Problems,
  parameter: JsonRecord,
  at: string,
  types: readonly string[],
): void => {
  const type = checkWord(problems, parameter, at, 'type', types);
  checkText(problems, parameter, at, 'parameter_name', { optional: true });
  switch (type) {
    case undefined:
      return;
    case 'text':
    case 'payload':
      checkText(problems, parameter, at, type, {});
      return;
    case 'coupon_code':
      checkText(problems, parameter, at, type, { max: LIMITS.couponCode });
      return;
    case 'image':
    case 'video':
    case 'document': {
      const media = checkRecord(problems, parameter, at, type);
      if (media !== undefined) checkMediaRef(problems, media, `${at}.${type}`);
      return;
    }
    default:
      checkStructure(problems, parameter, at, type);
  }
};

const checkStructure = (problems: Problems, parameter: JsonRecord, at: string, type: string): void => {
  const body = checkRecord(problems, parameter, at, type);
  if (body === undefined) return;
  const bodyAt = `${at}.${type}`;
  switch (type) {
    case 'currency':
      checkText(problems, body, bodyAt, 'fallback_value', {});
      checkText(problems, body, bodyAt, 'code', {});
      checkNumber(problems, body, bodyAt, 'amount_1000', SAFE);
      return;
    case 'date_time':
      checkText(problems, body, bodyAt, 'fallback_value', {});
      return;
    case 'limited_time_offer':
      checkNumber(problems, body, bodyAt, 'expiration_time_ms', { ...SAFE, min: 0 });
      return;
    case 'location':
      checkLocation(problems, body, bodyAt);
      return;
    default:
      // `action` and `product` are open objects.
      return;
  }
};

const SAFE = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/** Inside templates Meta's samples write the coordinates as text; both are taken. */
const checkLocation = (problems: Problems, location: JsonRecord, at: string): void => {
  const numbers = { latitude: coordinate(location.latitude), longitude: coordinate(location.longitude) };
  checkNumber(problems, numbers, at, 'latitude', { min: -90, max: 90 });
  checkNumber(problems, numbers, at, 'longitude', { min: -180, max: 180 });
};

const coordinate = (value: unknown): unknown =>
  typeof value === 'string' && value !== '' ? Number(value) : value;
