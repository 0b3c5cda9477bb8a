const LONG_ENOUGH = 20;
const VARIED_ENOUGH = 8;

/** 256 bits: nobody guesses them. */
export const TOKEN_BYTES = 32;

/** Random bytes as letters, digits, `-` and `_`: what a header, a `.env` file and a shell take without quotes. */
export function makeToken(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Short, or a few characters over and over. Whoever guesses it can ask the webhook as if they were the bot. */
export function isGuessable(token: string): boolean {
  return token.length < LONG_ENOUGH || new Set(token).size < VARIED_ENOUGH;
}
