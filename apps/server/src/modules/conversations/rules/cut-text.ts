/** The beginning of a text; half an emoji at the cut is no text, and PostgreSQL refuses it. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
