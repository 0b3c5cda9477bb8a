import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { countCharacters, isObject } from '../json.ts';

/** Each `check…` returns the value with its type or refuses it as the Graph API would. */
export function refuseMissing(path: string): never {
  throw new GraphError(131008, `The parameter ${path} is required.`);
}

export function refuseValue(path: string, why: string): never {
  throw new GraphError(131009, `Parameter ${path} is not valid: ${why}`);
}

export function checkObject(value: unknown, path: string): JsonObject {
  if (value === undefined || value === null) return refuseMissing(path);
  return isObject(value) ? value : refuseValue(path, 'must be an object.');
}

export function checkArray(value: unknown, path: string, min: number, max: number): unknown[] {
  if (value === undefined || value === null) return refuseMissing(path);
  if (!Array.isArray(value)) return refuseValue(path, 'must be an array.');
  if (value.length < min || value.length > max) {
    return refuseValue(path, `must have ${min} to ${max} elements, has ${value.length}.`);
  }
  return value;
}

export function checkText(value: unknown, path: string, max: number): string {
  if (value === undefined || value === null || value === '') return refuseMissing(path);
  return checkOptionalText(value, path, max) ?? refuseMissing(path);
}

export function checkOptionalText(value: unknown, path: string, max: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return refuseValue(path, 'must be a string.');
  if (countCharacters(value) > max) return refuseValue(path, `must be at most ${max} characters long.`);
  return value;
}

export function checkNumber(value: unknown, path: string, min: number, max: number): number {
  if (value === undefined || value === null || value === '') return refuseMissing(path);
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return refuseValue(path, 'must be a number.');
  if (number < min || number > max) return refuseValue(path, `must be between ${min} and ${max}.`);
  return number;
}

export function checkUrl(value: unknown, path: string, max = 2_000): string {
  const text = checkText(value, path, max);
  if (!/^https?:\/\/\S+$/i.test(text)) return refuseValue(path, 'must be an http or https URL.');
  return text;
}

export function checkUnique(values: readonly string[], path: string): void {
  if (new Set(values).size !== values.length) refuseValue(path, 'must be unique.');
}
