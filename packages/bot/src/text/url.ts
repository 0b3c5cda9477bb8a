import { cleanText } from '../engine/json.ts';
import { LIMITS } from '../limits.ts';

/** What the organization configured is part of the address; what customers wrote is only ever data in it. */
export function encodeUrlValue(value: string, root: string): string {
  if (root === 'organization') return value;
  // Dots alone would climb to another path, encoded or not.
  return /^\.+$/.test(value) ? '' : encodeURIComponent(cleanText(value));
}

export function isWebUrl(url: string): boolean {
  return url.length <= LIMITS.url && /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url);
}
