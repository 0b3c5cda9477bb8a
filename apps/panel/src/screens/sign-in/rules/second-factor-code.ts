type Kind = 'app' | 'recovery';

const DIGITS = 6;
const SHORTEST_RECOVERY = 6;

/** What people paste: `123 456` from an app, a recovery code with blanks around it. */
export function tidyCode(kind: Kind, text: string): string {
  return kind === 'app' ? text.replace(/\D/g, '').slice(0, DIGITS) : text.trim();
}

export function isWholeCode(kind: Kind, code: string): boolean {
  return kind === 'app' ? code.length === DIGITS : code.length >= SHORTEST_RECOVERY;
}
