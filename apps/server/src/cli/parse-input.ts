import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { CliError, flagOf } from './cli-error.ts';

/** The API's own schema checks the flags, so both accept the same. */
export function parseFlags<T extends z.ZodType>(schema: T, values: unknown): z.output<T> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({
    field: flagOf(issue.path.map(String).join('.')),
    message: issue.message,
  }));
  throw new CliError('INVALID_INPUT', 'Some values are not right:', 2, details);
}

/** `@path` reads the value from a file: a secret on the command line stays in the shell's history. */
export function readSecret(value: string): string {
  if (!value.startsWith('@')) return value;
  try {
    return readFileSync(value.slice(1), 'utf8').trim();
  } catch {
    throw new CliError('INVALID_INPUT', `The file ${value.slice(1)} cannot be read.`, 2);
  }
}
