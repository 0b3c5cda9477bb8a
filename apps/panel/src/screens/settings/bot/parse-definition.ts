type Parsed = { ok: true; definition: Record<string, unknown> } | { ok: false; where: string };

/** Typed JSON, or where it stops being JSON. */
export function parseDefinition(source: string): Parsed {
  try {
    const value: unknown = JSON.parse(source);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // Checked just above; TypeScript has no narrower from `object` to a record.
    return isObject
      ? { ok: true, definition: value as Record<string, unknown> }
      : { ok: false, where: '{ }' };
  } catch (error) {
    return { ok: false, where: error instanceof Error ? whereOf(error.message, source) : '' };
  }
}

function whereOf(message: string, source: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return message;
  const before = source.slice(0, Number(position)).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
