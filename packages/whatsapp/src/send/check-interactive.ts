import { type JsonRecord, readRecord } from '../read-json.ts';
import { checkAbsent, checkRecord, checkText, checkWord, type Problems, report } from './check-helpers.ts';
import { INTERACTIVE_ACTIONS } from './check-interactive-actions.ts';
import { checkMediaRef } from './check-media-ref.ts';
import { WHATSAPP_LIMITS } from './limits.ts';

const {
  body: BODY,
  footer: FOOTER,
  headerText: HEADER_TEXT,
  listBody: LIST_BODY,
} = WHATSAPP_LIMITS.interactive;

type HeaderType = 'text' | 'image' | 'video' | 'document';
const ANY_HEADER: readonly HeaderType[] = ['text', 'image', 'video', 'document'];

/** Which of the parts around the action a kind may or must have. */
type Frame = {
  header: readonly HeaderType[];
  isHeaderRequired?: boolean;
  body: 'required' | 'optional';
  maxBody: number;
  hasFooter: boolean;
};
const FULL: Frame = { header: ANY_HEADER, body: 'required', maxBody: BODY, hasFooter: true };
const LOOSE: Frame = { ...FULL, body: 'optional' };

const FRAMES: Readonly<Record<string, Frame>> = {
  button: FULL,
  list: { ...FULL, header: ['text'], maxBody: LIST_BODY },
  cta_url: FULL,
  location_request_message: { ...FULL, header: [], hasFooter: false },
  flow: FULL,
  product: { ...LOOSE, header: [] },
  product_list: { ...FULL, header: ['text'], isHeaderRequired: true },
  catalog_message: FULL,
  carousel: LOOSE,
  address_message: LOOSE,
  voice_call: LOOSE,
  call_permission_request: LOOSE,
  contact_request: LOOSE,
  order_details: LOOSE,
  order_status: LOOSE,
};

export const checkInteractive = (problems: Problems, interactive: JsonRecord): void => {
  const type = checkWord(problems, interactive, 'interactive', 'type', Object.keys(FRAMES));
  const frame = type === undefined ? undefined : FRAMES[type];
  const checkAction = type === undefined ? undefined : INTERACTIVE_ACTIONS[type];
  if (frame === undefined || checkAction === undefined) return;
  checkHeader(problems, interactive, frame);
  checkBody(problems, interactive, frame);
  checkFooter(problems, interactive, frame);
  const action = checkRecord(problems, interactive, 'interactive', 'action');
  if (action !== undefined) checkAction(problems, action, 'interactive.action');
};

const checkHeader = (problems: Problems, interactive: JsonRecord, frame: Frame): void => {
  if (frame.header.length === 0) {
    checkAbsent(problems, interactive, 'interactive', 'header');
    return;
  }
  if (interactive.header === undefined && frame.isHeaderRequired !== true) return;
  const header = checkRecord(problems, interactive, 'interactive', 'header');
  if (header !== undefined) checkHeaderParts(problems, header, 'interactive.header', frame.header);
};

export const checkHeaderParts = (
  problems: Problems,
  header: JsonRecord,
  at: string,
  allowed: readonly string[],
): void => {
  const type = checkWord(problems, header, at, 'type', allowed);
  if (type === undefined) return;
  if (type === 'text') {
    checkText(problems, header, at, 'text', { max: HEADER_TEXT });
    return;
  }
  const media = checkRecord(problems, header, at, type);
  if (media !== undefined) checkMediaRef(problems, media, `${at}.${type}`);
};

const checkBody = (problems: Problems, interactive: JsonRecord, frame: Frame): void => {
  if (interactive.body === undefined && frame.body === 'optional') return;
  const body = checkRecord(problems, interactive, 'interactive', 'body');
  if (body !== undefined) checkText(problems, body, 'interactive.body', 'text', { max: frame.maxBody });
};

const checkFooter = (problems: Problems, interactive: JsonRecord, frame: Frame): void => {
  if (interactive.footer === undefined) return;
  if (!frame.hasFooter) {
    checkAbsent(problems, interactive, 'interactive', 'footer');
    return;
  }
  const footer = readRecord(interactive.footer);
  if (footer === undefined) report(problems, 'interactive.footer', 'CONTENT_INVALID', 'must be an object.');
  else checkText(problems, footer, 'interactive.footer', 'text', { max: FOOTER });
};
