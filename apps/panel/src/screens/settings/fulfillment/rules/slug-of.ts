const MOST = 40;

/** The name a bot knows a webhook by, from the name people know it by; empty when no letter or digit is in it. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST + 1)
    .replace(/^-/, '')
    .slice(0, MOST)
    .replace(/-$/, '');
}

/** What the API takes for one. */
export const isSlug = (text: string): boolean => /^[a-z0-9][a-z0-9_-]{0,39}$/.test(text);
