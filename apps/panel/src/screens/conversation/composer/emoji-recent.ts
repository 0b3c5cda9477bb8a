const KEY = 'balcao.emoji';
const MOST = 16;

/** What this browser's people used last, newest first. */
export function readRecentEmoji(): string[] {
  const stored = localStorage.getItem(KEY);
  return stored === null ? [] : stored.split(' ').filter(Boolean).slice(0, MOST);
}

export function rememberEmoji(emoji: string): void {
  const others = readRecentEmoji().filter((one) => one !== emoji);
  localStorage.setItem(KEY, [emoji, ...others].slice(0, MOST).join(' '));
}
