/** Contents come as the Graph API or the webhook carries them; these read what a view needs, or nothing. */
export type Content = { [key: string]: unknown };

export function toContent(value: unknown): Content {
  // Any object can be looked into; absent keys are undefined.
  return typeof value === 'object' && value !== null ? (value as Content) : {};
}

export function toContents(value: unknown): Content[] {
  return Array.isArray(value) ? value.map(toContent) : [];
}

export function toText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
