import { type JsonRecord, readArray, readRecord } from '../read-json.ts';
import {
  checkList,
  checkNumber,
  checkRecord,
  checkText,
  checkUrl,
  checkWord,
  type Problems,
  report,
} from './check-helpers.ts';
import { checkMediaRef } from './check-media-ref.ts';
import { WHATSAPP_LIMITS } from './limits.ts';

const LIMITS = WHATSAPP_LIMITS.interactive;

export const checkCarousel = (problems: Problems, action: JsonRecord, at: string): void => {
  const { minCards, maxCards } = LIMITS.carousel;
  const cards = checkList(problems, action, at, 'cards', { min: minCards, max: maxCards });
  let firstLayout: string | undefined;
  for (const [index, item] of cards.entries()) {
    const cardAt = `${at}.cards[${index}]`;
    const card = readRecord(item);
    if (card === undefined) {
      report(problems, cardAt, 'CONTENT_INVALID', 'must be a card.');
      continue;
    }
    checkCard(problems, card, cardAt);
    const layout = layoutOf(card);
    firstLayout ??= layout;
    if (layout !== firstLayout) {
      report(
        problems,
        `${cardAt}.action`,
        'CONTENT_INVALID',
        'must have the same buttons as the first card.',
      );
    }
  }
};

const checkCard = (problems: Problems, card: JsonRecord, at: string): void => {
  checkNumber(problems, card, at, 'card_index', { min: 0, max: LIMITS.carousel.maxCards - 1 });
  const type = checkWord(problems, card, at, 'type', ['cta_url', 'product', 'button']);
  if (card.header !== undefined || type === 'cta_url') checkCardHeader(problems, card, at);
  if (card.body !== undefined) checkCardBody(problems, card, at);
  const action = checkRecord(problems, card, at, 'action');
  if (action === undefined) return;
  if (type === 'cta_url') {
    checkWord(problems, action, `${at}.action`, 'name', ['cta_url']);
    const parameters = checkRecord(problems, action, `${at}.action`, 'parameters');
    if (parameters === undefined) return;
    checkText(problems, parameters, `${at}.action.parameters`, 'display_text', {
      max: LIMITS.ctaUrl.displayText,
    });
    checkUrl(problems, parameters, `${at}.action.parameters`, 'url', LIMITS.url);
  }
  if (type === 'product') {
    checkText(problems, action, `${at}.action`, 'catalog_id', {});
    checkText(problems, action, `${at}.action`, 'product_retailer_id', {});
  }
};

const checkCardHeader = (problems: Problems, card: JsonRecord, at: string): void => {
  const header = checkRecord(problems, card, at, 'header');
  if (header === undefined) return;
  const type = checkWord(problems, header, `${at}.header`, 'type', ['image', 'video']);
  const media = type === undefined ? undefined : checkRecord(problems, header, `${at}.header`, type);
  if (media !== undefined) checkMediaRef(problems, media, `${at}.header.${type}`);
};

const checkCardBody = (problems: Problems, card: JsonRecord, at: string): void => {
  const body = checkRecord(problems, card, at, 'body');
  if (body === undefined) return;
  const text = checkText(problems, body, `${at}.body`, 'text', { max: LIMITS.carousel.cardBody });
  const lineBreaks = (text?.split('\n').length ?? 1) - 1;
  if (lineBreaks > LIMITS.carousel.cardLineBreaks) {
    report(
      problems,
      `${at}.body.text`,
      'CONTENT_TOO_MANY',
      `has ${lineBreaks} line breaks and WhatsApp allows ${LIMITS.carousel.cardLineBreaks}.`,
      { limit: LIMITS.carousel.cardLineBreaks, value: lineBreaks },
    );
  }
};

/** The kind of a card and of its buttons: equal on all cards. */
const layoutOf = (card: JsonRecord): string => {
  const action = readRecord(card.action);
  const buttons = readArray(action?.buttons).map((button) => String(readRecord(button)?.type));
  return [card.type, action?.name, ...buttons]
    .map((part) => (typeof part === 'string' ? part : ''))
    .join(' ');
};
