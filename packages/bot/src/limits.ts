/** Sections 3 and 4 of the protocol sheet. Counted in UTF-16 units: never less than what WhatsApp counts. */
export const LIMITS = {
  text: 4096,
  caption: 1024,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  buttonBody: 1024,
  listBody: 4096,
  listButton: 20,
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  sectionTitle: 24,
  header: 60,
  footer: 60,
  urlLabel: 20,
  url: 2000,
} as const;

/** Cut without splitting a character; an ellipsis says that something is missing. */
export function trimTo(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  if (space >= limit * 0.6) cut = cut.slice(0, space);
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
