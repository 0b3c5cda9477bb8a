import { type JsonRecord, readRecord } from '../read-json.ts';
import { checkCarousel } from './check-carousel.ts';
import {
  checkCount,
  checkList,
  checkNumber,
  checkRecord,
  checkText,
  checkUnique,
  checkUrl,
  checkWord,
  type Problems,
  report,
} from './check-helpers.ts';
import { WHATSAPP_LIMITS } from './limits.ts';

const LIMITS = WHATSAPP_LIMITS.interactive;

export type ActionCheck = (problems: Problems, action: JsonRecord, at: string) => void;

const checkButtons: ActionCheck = (problems, action, at) => {
  const buttons = checkList(problems, action, at, 'buttons', { min: 1, max: LIMITS.button.count });
  const ids: string[] = [];
  const titles: string[] = [];
  for (const [index, item] of buttons.entries()) {
    const buttonAt = `${at}.buttons[${index}]`;
    const button = readRecord(item);
    if (button === undefined) {
      report(problems, buttonAt, 'CONTENT_INVALID', 'must be a button.');
      continue;
    }
    checkWord(problems, button, buttonAt, 'type', ['reply']);
    const reply = checkRecord(problems, button, buttonAt, 'reply');
    if (reply === undefined) continue;
    const replyAt = `${buttonAt}.reply`;
    const id = checkText(problems, reply, replyAt, 'id', { max: LIMITS.button.id });
    if (id !== undefined && id.trim() !== id) {
      report(problems, `${replyAt}.id`, 'CONTENT_INVALID', 'must not begin or end with a space.', {
        value: id,
      });
    }
    const title = checkText(problems, reply, replyAt, 'title', { max: LIMITS.button.title });
    checkUnique(problems, ids, id, `${replyAt}.id`);
    checkUnique(problems, titles, title, `${replyAt}.title`);
  }
};

const checkListAction: ActionCheck = (problems, action, at) => {
  checkText(problems, action, at, 'button', { max: LIMITS.list.button });
  const sections = checkList(problems, action, at, 'sections', { min: 1, max: LIMITS.list.sections });
  const ids: string[] = [];
  let rowCount = 0;
  for (const [index, item] of sections.entries()) {
    const sectionAt = `${at}.sections[${index}]`;
    const section = readRecord(item);
    if (section === undefined) {
      report(problems, sectionAt, 'CONTENT_INVALID', 'must be a section.');
      continue;
    }
    checkText(problems, section, sectionAt, 'title', {
      max: LIMITS.list.sectionTitle,
      optional: sections.length === 1,
      mayBeEmpty: sections.length === 1,
    });
    const rows = checkList(problems, section, sectionAt, 'rows', { min: 1 });
    rowCount += rows.length;
    for (const [rowIndex, row] of rows.entries()) {
      checkRow(problems, row, `${sectionAt}.rows[${rowIndex}]`, ids);
    }
  }
  checkCount(problems, `${at}.sections`, rowCount, { min: 0, max: LIMITS.list.rows });
};

const checkRow = (problems: Problems, item: unknown, at: string, ids: string[]): void => {
  const row = readRecord(item);
  if (row === undefined) {
    report(problems, at, 'CONTENT_INVALID', 'must be a row.');
    return;
  }
  const id = checkText(problems, row, at, 'id', { max: LIMITS.list.rowId });
  checkUnique(problems, ids, id, `${at}.id`);
  checkText(problems, row, at, 'title', { max: LIMITS.list.rowTitle });
  checkText(problems, row, at, 'description', {
    max: LIMITS.list.rowDescription,
    optional: true,
    mayBeEmpty: true,
  });
};

const checkProductList: ActionCheck = (problems, action, at) => {
  checkText(problems, action, at, 'catalog_id', {});
  const sections = checkList(problems, action, at, 'sections', { min: 1, max: LIMITS.productList.sections });
  let productCount = 0;
  for (const [index, item] of sections.entries()) {
    const sectionAt = `${at}.sections[${index}]`;
    const section = readRecord(item);
    if (section === undefined) {
      report(problems, sectionAt, 'CONTENT_INVALID', 'must be a section.');
      continue;
    }
    checkText(problems, section, sectionAt, 'title', {
      max: LIMITS.productList.sectionTitle,
      optional: sections.length === 1,
    });
    const products = checkList(problems, section, sectionAt, 'product_items', { min: 1 });
    productCount += products.length;
    for (const [productIndex, item] of products.entries()) {
      const product = readRecord(item) ?? {};
      checkText(problems, product, `${sectionAt}.product_items[${productIndex}]`, 'product_retailer_id', {});
    }
  }
  checkCount(problems, `${at}.sections`, productCount, { min: 0, max: LIMITS.productList.products });
};

const checkFlow: ActionCheck = (problems, action, at) => {
  checkWord(problems, action, at, 'name', ['flow']);
  const parameters = checkRecord(problems, action, at, 'parameters');
  if (parameters === undefined) return;
  const parametersAt = `${at}.parameters`;
  checkWord(problems, parameters, parametersAt, 'flow_message_version', ['3']);
  if ((parameters.flow_id === undefined) === (parameters.flow_name === undefined)) {
    report(problems, parametersAt, 'CONTENT_INVALID', 'needs either flow_id or flow_name, and not both.');
  }
  checkText(problems, parameters, parametersAt, 'flow_id', { optional: true });
  checkText(problems, parameters, parametersAt, 'flow_name', { optional: true });
  checkText(problems, parameters, parametersAt, 'flow_cta', { max: LIMITS.flow.cta });
  checkText(problems, parameters, parametersAt, 'flow_token', { optional: true });
  if (parameters.mode !== undefined) {
    checkWord(problems, parameters, parametersAt, 'mode', ['published', 'draft']);
  }
  if (parameters.flow_action !== undefined) {
    checkWord(problems, parameters, parametersAt, 'flow_action', ['navigate', 'data_exchange']);
  }
  checkFlowPayload(problems, parameters.flow_action_payload, `${parametersAt}.flow_action_payload`);
};

const checkFlowPayload = (problems: Problems, value: unknown, at: string): void => {
  // One page of Meta shows the payload as JSON text.
  if (value === undefined || typeof value === 'string') return;
  const payload = readRecord(value);
  if (payload === undefined) {
    report(problems, at, 'CONTENT_INVALID', 'must be an object.');
    return;
  }
  checkText(problems, payload, at, 'screen', { optional: true });
  if (payload.data === undefined) return;
  const data = readRecord(payload.data);
  if (data === undefined || Object.keys(data).length === 0) {
    report(
      problems,
      `${at}.data`,
      'CONTENT_INVALID',
      'must be an object with something in it. Leave it out if empty.',
    );
  }
};

/** An action that is a name with parameters, the parameters checked by the caller. */
const named =
  (names: readonly string[], checkParameters?: ActionCheck): ActionCheck =>
  (problems, action, at) => {
    checkWord(problems, action, at, 'name', names);
    if (checkParameters === undefined) return;
    const parameters = checkRecord(problems, action, at, 'parameters');
    if (parameters !== undefined) checkParameters(problems, parameters, `${at}.parameters`);
  };

const checkOrder: ActionCheck = (problems, parameters, at) => {
  checkText(problems, parameters, at, 'reference_id', { max: LIMITS.order.referenceId });
};

export const INTERACTIVE_ACTIONS: Readonly<Record<string, ActionCheck>> = {
  button: checkButtons,
  list: checkListAction,
  cta_url: named(['cta_url'], (problems, parameters, at) => {
    checkText(problems, parameters, at, 'display_text', { max: LIMITS.ctaUrl.displayText });
    checkUrl(problems, parameters, at, 'url', LIMITS.url);
  }),
  location_request_message: named(['send_location']),
  flow: checkFlow,
  product: (problems, action, at) => {
    checkText(problems, action, at, 'catalog_id', {});
    checkText(problems, action, at, 'product_retailer_id', {});
  },
  product_list: checkProductList,
  catalog_message: named(['catalog_message']),
  carousel: checkCarousel,
  address_message: named(['address_message'], (problems, parameters, at) => {
    checkWord(problems, parameters, at, 'country', ['IN']);
  }),
  voice_call: named(['voice_call'], (problems, parameters, at) => {
    const { displayText, minTtlMinutes, maxTtlMinutes, payload } = LIMITS.voiceCall;
    checkText(problems, parameters, at, 'display_text', { max: displayText, optional: true });
    checkNumber(problems, parameters, at, 'ttl_minutes', {
      min: minTtlMinutes,
      max: maxTtlMinutes,
      optional: true,
    });
    checkText(problems, parameters, at, 'payload', { max: payload, optional: true });
  }),
  call_permission_request: named(['call_permission_request']),
  contact_request: named(['request_contact_info']),
  order_details: named(['review_and_pay', 'review_order'], checkOrder),
  order_status: named(['review_and_pay', 'review_order'], checkOrder),
};
