import { AppError } from '@balcao/protocol';

/** Where a page ended, opaque to the caller. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Throws INVALID_CURSOR for anything `encodeCursor` did not make with as many parts. */
export function parseCursor(cursor: string | undefined, parts: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value) && value.length === parts && value.every((part) => typeof part === 'string'))
      return value;
  } catch (cause) {
    throw new AppError('INVALID_CURSOR', { cause });
  }
  throw new AppError('INVALID_CURSOR');
}

/** Asked for one more than the page, so that the last page knows it is the last. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly string[],
): { rows: Row[]; next_cursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next_cursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** For lists in id order: the cursor is the last id. */
export function parseIdCursor(cursor: string | undefined): string | null {
  const parts = parseCursor(cursor, 1);
  return parts && checkCursorId(parts[0]);
}

/** For lists in order of a time, then of ids. */
export function parseTimeCursor(cursor: string | undefined): { at: string; id: string } | null {
  const parts = parseCursor(cursor, 2);
  return parts && { at: checkCursorMoment(parts[0]), id: checkCursorId(parts[1]) };
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** As `toISOString` writes it; PostgreSQL knows no year 0. */
export function checkCursorMoment(at: string | undefined): string {
  if (at === undefined || !MOMENT.test(at) || at.startsWith('0000') || Number.isNaN(Date.parse(at)))
    throw new AppError('INVALID_CURSOR');
  return at;
}

export function checkCursorId(id: string | undefined): string {
  if (id === undefined || !UUID.test(id)) throw new AppError('INVALID_CURSOR');
  return id;
}
