/** Where a quarantined part wants to go; it was signed, but by whom it speaks of is only its own word. */
export type QuarantinedPart = { phoneNumberId: string | null; wabaId: string | null; shardKey: string };

/** Null: not JSON, so there is nothing that could be handled. */
export function readQuarantinedPart(payload: string): QuarantinedPart | null {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch {
    return null;
  }
  const part = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}; // fields are checked below
  return {
    phoneNumberId: readText(part.phoneNumberId),
    wabaId: readText(part.wabaId),
    shardKey: readText(part.shardKey) ?? '',
  };
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
