export type AttributeRow = { name: string; label: string; value: string };

/** What can be shown on one line; an attribute taken away is kept as null. */
export function attributeRows(attributes: Record<string, unknown>): AttributeRow[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({
      name,
      label: name.replaceAll('_', ' '),
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
}

/** `true` and numbers written plainly stay what programs know them as; a leading zero or a long row of digits is text. */
export function readAttribute(text: string): string | number | boolean {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  return /^-?(0|[1-9]\d{0,8})(\.\d{1,6})?$/.test(trimmed) ? Number(trimmed) : trimmed;
}
