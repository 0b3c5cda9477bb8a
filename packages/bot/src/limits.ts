import { countCharacters, WHATSAPP_LIMITS } from '@balcao/whatsapp';

const { interactive } = WHATSAPP_LIMITS;

/** The part of WhatsApp's limits a bot can meet. */
export const LIMITS = {
  text: WHATSAPP_LIMITS.text.body,
  caption: WHATSAPP_LIMITS.caption,
  buttons: interactive.button.count,
  buttonTitle: interactive.button.title,
  buttonId: interactive.button.id,
  buttonBody: interactive.body,
  listBody: interactive.listBody,
  listButton: interactive.list.button,
  rows: interactive.list.rows,
  rowId: interactive.list.rowId,
  rowTitle: interactive.list.rowTitle,
  rowDescription: interactive.list.rowDescription,
  sectionTitle: interactive.list.sectionTitle,
  header: interactive.headerText,
  footer: interactive.footer,
  urlLabel: interactive.ctaUrl.displayText,
  url: interactive.url,
} as const;

/** Cheap when the text is short: no text has more characters than UTF-16 units. */
export function fitsIn(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  // Counting is slow; a text this much longer would have to be emoji only.
  return text.length <= limit * 2 && countCharacters(text) <= limit;
}

/** Cut without splitting a character; an ellipsis says that something is missing. */
export function trimTo(text: string, limit: number): string {
  if (fitsIn(text, limit)) return text;
  let cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  // Not when the cut already falls between two words.
  if (space >= limit * 0.6 && !/\s/.test(text.charAt(limit - 1))) cut = cut.slice(0, space);
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
