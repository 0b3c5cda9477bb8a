import type { Hours } from '../engine/hours.ts';
import type { BotContact, Json, Locale, OrganizationProfile } from '../engine.types.ts';

/** Everything a text or an expression may read. */
export type Scope = {
  variables: Record<string, Json>;
  contact: BotContact;
  organization: OrganizationProfile;
  locale: Locale;
  nowMs: number;
  /** worked out only for who asks */
  hours?: () => Hours;
  /** the element a list option or an `each` text is made of */
  item?: unknown;
};

export const SCOPE_ROOTS = [
  'variables',
  'contact',
  'organization',
  'item',
  'hours',
  'now',
  'locale',
] as const;
export type ScopeRoot = (typeof SCOPE_ROOTS)[number];

export function isScopeRoot(name: string): name is ScopeRoot {
  return SCOPE_ROOTS.some((root) => root === name);
}

/** The value at a path such as `contact.attributes.city`; undefined when any part is missing. */
export function findValue(scope: Scope, path: readonly string[]): unknown {
  const [root, ...rest] = path;
  if (root === undefined || !isScopeRoot(root)) return undefined;
  let value = findRoot(scope, root);
  for (const key of rest) value = findOwn(value, key);
  return value;
}

export function findRoot(scope: Scope, root: ScopeRoot): unknown {
  if (root === 'now') return scope.nowMs;
  return root === 'hours' ? scope.hours?.() : scope[root];
}

/** Own properties only, so that a path never reaches a prototype. */
export function findOwn(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}
