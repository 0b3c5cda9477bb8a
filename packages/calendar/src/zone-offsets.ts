import { Temporal } from 'temporal-polyfill';

/** From this instant on, until the next piece, local time is UTC plus this offset. */
export type OffsetPiece = { fromMs: number; offsetMs: number };

const KEPT = 4_096;
const known = new Map<string, readonly OffsetPiece[]>();

/**
 * A zone's offsets between two instants. Asking Temporal costs tens of microseconds, so answers are kept for all
 * calendars of a zone; callers ask for the same few ranges again and again.
 * Throws RangeError for a zone that is none.
 */
export function offsetsBetween(timeZone: string, fromMs: number, toMs: number): readonly OffsetPiece[] {
  const key = `${timeZone} ${fromMs} ${toMs}`;
  const before = known.get(key);
  if (before) return before;
  const pieces = readOffsets(timeZone, fromMs, toMs);
  if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
  known.set(key, pieces);
  return pieces;
}

function readOffsets(timeZone: string, fromMs: number, toMs: number): OffsetPiece[] {
  const pieces: OffsetPiece[] = [];
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone);
  while (at && at.epochMilliseconds < toMs) {
    pieces.push({ fromMs: at.epochMilliseconds, offsetMs: at.offsetNanoseconds / 1e6 });
    at = at.getTimeZoneTransition('next');
  }
  return pieces;
}

/**
 * Temporal's rule `compatible`: of a repeated hour the first, a skipped time moves on by what was skipped.
 * `wallMs` is the wall's reading as if it were UTC, well inside the range of the pieces.
 */
export function instantOfWall(pieces: readonly OffsetPiece[], wallMs: number): number {
  let skippedMs = Number.NaN;
  for (const [i, piece] of pieces.entries()) {
    const instantMs = wallMs - piece.offsetMs;
    const next = pieces[i + 1];
    if (next && instantMs >= next.fromMs) {
      skippedMs = instantMs;
      continue;
    }
    return i > 0 && instantMs < piece.fromMs ? skippedMs : instantMs;
  }
  return wallMs;
}

/** What a clock on the wall shows, as if it were UTC. */
export function wallOfInstant(timeZone: string, instantMs: number): number {
  const offset =
    Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone).offsetNanoseconds;
  return instantMs + offset / 1e6;
}

/** A name of the IANA database; fixed offsets like `+03:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
