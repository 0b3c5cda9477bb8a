import { Environment } from '@marcbachmann/cel-js';
import type { Json, OrganizationProfile } from '../engine.types.ts';
import { findRoot, type Scope, type ScopeRoot } from '../text/scope.ts';
import { toJson } from './json.ts';

export type Evaluation = { ok: true; value: Json } | { ok: false; message: string };
export type Expression = { source: string; evaluate: (scope: Scope) => Evaluation };

const environment = new Environment({
  enableOptionalTypes: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 300, maxDepth: 40, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 8 },
})
  .registerVariable('variables', 'map')
  .registerVariable('contact', 'map')
  .registerVariable('organization', 'map')
  .registerVariable('item', 'dyn')
  .registerVariable('hours', 'map')
  .registerVariable('locale', 'string')
  .registerVariable('now', 'google.protobuf.Timestamp');

const READABLE: readonly ScopeRoot[] = ['variables', 'contact', 'organization', 'item', 'hours'];

/** A CEL expression over variables, contact, organization, item, hours, locale and now. */
export function compileExpression(
  source: string,
): { ok: true; expression: Expression } | { ok: false; message: string } {
  if (source.length > 2000)
    return {
      ok: false,
      message: 'The expression is longer than 2,000 characters; split it into `set` nodes.',
    };
  // A regular expression can run for hours and nested loops multiply: a turn must end in microseconds.
  if (/\bmatches\s*\(/.test(source))
    return { ok: false, message: 'matches() is not available; use contains(), startsWith() or endsWith().' };
  if (
    (source.match(/\.\s*(?:all|exists|exists_one|filter|map|transformList|transformMap)\s*\(/g) ?? [])
      .length > 2
  ) {
    return {
      ok: false,
      message:
        'At most two of all(), exists(), filter() and map() in one expression; split it into `set` nodes.',
    };
  }
  try {
    const checked = environment.check(source);
    if (!checked.valid) return { ok: false, message: firstLine(checked.error) };
    const run = environment.parse(source);
    const roots = READABLE.filter((root) => new RegExp(`\\b${root}\\b`).test(source));
    const needsNow = /\bnow\b/.test(source);
    return { ok: true, expression: { source, evaluate: (scope) => evaluate(run, roots, needsNow, scope) } };
  } catch (error) {
    return { ok: false, message: firstLine(error) };
  }
}

function evaluate(
  run: (context: Record<string, unknown>) => unknown,
  roots: readonly ScopeRoot[],
  needsNow: boolean,
  scope: Scope,
): Evaluation {
  const names: Record<string, unknown> = { locale: scope.locale };
  if (needsNow) names.now = new Date(scope.nowMs);
  for (const root of roots) {
    const value = root === 'organization' ? withoutCalendars(scope.organization) : findRoot(scope, root);
    names[root] = toCel(value) ?? {};
  }
  try {
    return { ok: true, value: toJson(run(names)) };
  } catch (error) {
    return { ok: false, message: firstLine(error) };
  }
}

/** Years of holidays are read through `hours`, and not copied for each expression. */
function withoutCalendars(organization: OrganizationProfile): OrganizationProfile {
  const departments = organization.departments.map((one) => ({ ...one, calendar: undefined }));
  return { ...organization, calendar: undefined, departments };
}

/** CEL's ints are BigInt; JSON's are not. Absent fields are left out, so that has() sees them as absent. */
function toCel(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toCel);
  if (typeof value !== 'object' || value === null) return value;
  const record: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) record[key] = toCel(inner);
  return record;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? 'The expression failed.';
}
