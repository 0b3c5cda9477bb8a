import { AppError, type EndpointSpec, type ErrorDetail } from '@balcao/protocol';
import { toStorableJson } from '@balcao/whatsapp';
import type * as z from 'zod';
import { readIssue, valueAt } from './read-issue.ts';

export type RawInput = { params: unknown; query: unknown; body: unknown };

/**
 * Parses the three parts against the contract; all faults are reported at once. What PostgreSQL's text refuses (U+0000,
 * half of a surrogate pair) becomes U+FFFD here, so that no handler meets it.
 */
export async function parseInput(spec: EndpointSpec, raw: RawInput): Promise<RawInput> {
  const details: ErrorDetail[] = [];
  const parsed = {
    params: await parsePart(spec.params, raw.params, 'path', details),
    query: await parsePart(spec.query, raw.query, 'query', details),
    body: spec.consumes === 'multipart' ? undefined : await parsePart(spec.body, raw.body, 'body', details),
  };
  if (details.length > 0) throw new AppError('INVALID_INPUT', { details });
  return parsed;
}

async function parsePart(
  schema: z.ZodType | undefined,
  value: unknown,
  place: 'path' | 'query' | 'body',
  details: ErrorDetail[],
): Promise<unknown> {
  if (!schema) return undefined;
  // Fastify gives null for a body that was not sent; a schema means "absent" by undefined.
  const given = value === null ? undefined : value;
  const result = await schema.safeParseAsync(given);
  if (result.success) return toStorableJson(result.data);
  for (const issue of result.error.issues) details.push(...issueDetails(issue, [], { place, given }));
  return undefined;
}

type Issue = z.core.$ZodIssue;
type Part = { place: string; given: unknown };

function issueDetails(issue: Issue, parents: PropertyKey[], part: Part): ErrorDetail[] {
  const path = [...parents, ...issue.path];
  // Of a union's branches the one with the fewest faults is what the caller most likely meant.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, branch) => (branch.length < best.length ? branch : best));
    if (nearest.length > 0) return nearest.flatMap((inner) => issueDetails(inner, path, part));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => detail(issue, [...path, key], part, 'This field is not known here.'));
  }
  return [detail(issue, path, part, issue.message)];
}

function detail(issue: Issue, path: PropertyKey[], { place, given }: Part, message: string): ErrorDetail {
  const fault = readIssue(issue, valueAt(given, path));
  return { field: path.map(String).join('.') || place, in: place, message, ...fault };
}
