import type { InputFault } from '@balcao/protocol';
import type * as z from 'zod';

/**
 * The contract's own words for what zod found; null for what it has none for. `value` is what was given there.
 */
export function readIssue(issue: z.core.$ZodIssue, value: unknown): InputFault | null {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.code, expected: issue.expected, received: typeNameOf(value) };
    case 'too_small': {
      const { code, origin, minimum, inclusive = true, exact } = issue;
      return { code, origin, minimum: Number(minimum), inclusive, ...(exact ? { exact } : {}) };
    }
    case 'too_big': {
      const { code, origin, maximum, inclusive = true, exact } = issue;
      return { code, origin, maximum: Number(maximum), inclusive, ...(exact ? { exact } : {}) };
    }
    case 'invalid_format': {
      const pattern = issue.format === 'regex' ? { pattern: issue.pattern } : {};
      return { code: issue.code, format: issue.format, ...pattern };
    }
    case 'invalid_value':
      return { code: issue.code, values: issue.values.filter(isJson) };
    case 'not_multiple_of':
      return { code: issue.code, divisor: Number(issue.divisor) };
    case 'unrecognized_keys':
      return { code: 'unknown_field' };
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return null;
    default:
      return issue satisfies never;
  }
}

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    root,
  );
}

function typeNameOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

type Json = string | number | boolean | null;

function isJson(value: unknown): value is Json {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
