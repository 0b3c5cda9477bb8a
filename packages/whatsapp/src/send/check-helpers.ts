import type { JsonRecord } from '../read-json.ts';
import { readRecord } from '../read-json.ts';
import { countCharacters, isLongerThan } from './characters.ts';
import type { ContentProblem, ContentProblemCode } from './content-problem.ts';

/** Where the checks of one content write what they find. */
export type Problems = ContentProblem[];

/** The path is put together only when there is something to report: valid content pays nothing. */
export const pathOf = (at: string, key: string): string =>
  at === '' ? key : key === '' ? at : `${at}.${key}`;

type Extra = { limit?: number; value?: number | string };

export const report = (
  problems: Problems,
  field: string,
  code: ContentProblemCode,
  message: string,
  extra?: Extra,
): void => {
  problems.push({ field, code, ...extra, message: `${field} ${message}` });
};

type TextRule = { max?: number; optional?: boolean; mayBeEmpty?: boolean };

/** Checks the text under `key`; returns it when it is one, right or too long. */
export const checkText = (
  problems: Problems,
  record: JsonRecord,
  at: string,
  key: string,
  rule: TextRule,
): string | undefined => {
  const value = record[key];
  if (value === undefined) {
    if (rule.optional !== true) {
      report(problems, pathOf(at, key), 'CONTENT_REQUIRED', 'is missing. Fill it in.');
    }
    return undefined;
  }
  if (typeof value !== 'string') {
    report(problems, pathOf(at, key), 'CONTENT_INVALID', 'must be a text.');
    return undefined;
  }
  if (value === '' && rule.mayBeEmpty !== true) {
    report(problems, pathOf(at, key), 'CONTENT_REQUIRED', 'is empty. Fill it in or leave it out.');
  }
  if (rule.max !== undefined && isLongerThan(value, rule.max)) {
    const count = countCharacters(value);
    report(
      problems,
      pathOf(at, key),
      'CONTENT_TOO_LONG',
      `has ${count} characters and WhatsApp allows ${rule.max}. Shorten it.`,
      { limit: rule.max, value: count },
    );
  }
  return value;
};

/** Checks that an object lies under `key`. */
export const checkRecord = (
  problems: Problems,
  record: JsonRecord,
  at: string,
  key: string,
): JsonRecord | undefined => {
  const value = record[key];
  const found = readRecord(value);
  if (found === undefined) {
    report(
      problems,
      pathOf(at, key),
      value === undefined ? 'CONTENT_REQUIRED' : 'CONTENT_INVALID',
      value === undefined ? 'is missing. Fill it in.' : 'must be an object.',
    );
  }
  return found;
};

/** Checks that a list of a permitted length lies under `key`. */
export const checkList = (
  problems: Problems,
  record: JsonRecord,
  at: string,
  key: string,
  rule: { min: number; max?: number },
): readonly unknown[] => {
  const value = record[key];
  if (!Array.isArray(value)) {
    const isMissing = value === undefined;
    report(
      problems,
      pathOf(at, key),
      isMissing ? 'CONTENT_REQUIRED' : 'CONTENT_INVALID',
      isMissing ? 'is missing. Fill it in.' : 'must be a list.',
    );
    return [];
  }
  checkCount(problems, pathOf(at, key), value.length, rule);
  return value;
};

export const checkCount = (
  problems: Problems,
  field: string,
  count: number,
  rule: { min: number; max?: number },
): void => {
  if (count < rule.min) {
    report(
      problems,
      field,
      'CONTENT_TOO_FEW',
      `has ${count} entries and needs at least ${rule.min}. Add some.`,
      {
        limit: rule.min,
        value: count,
      },
    );
  }
  if (rule.max !== undefined && count > rule.max) {
    report(
      problems,
      field,
      'CONTENT_TOO_MANY',
      `has ${count} entries and WhatsApp allows ${rule.max}. Remove some or split the message.`,
      { limit: rule.max, value: count },
    );
  }
};

/** Checks that the value under `key` is one of a few words. */
export const checkWord = (
  problems: Problems,
  record: JsonRecord,
  at: string,
  key: string,
  words: readonly string[],
): string | undefined => {
  const value = record[key];
  if (typeof value === 'string' && words.includes(value)) return value;
  report(
    problems,
    pathOf(at, key),
    value === undefined ? 'CONTENT_REQUIRED' : 'CONTENT_INVALID',
    `must be ${words.map((word) => `"${word}"`).join(' or ')}.`,
    typeof value === 'string' ? { value } : undefined,
  );
  return undefined;
};

export const checkNumber = (
  problems: Problems,
  record: JsonRecord,
  at: string,
  key: string,
  rule: { min: number; max: number; optional?: boolean },
): void => {
  const value = record[key];
  if (value === undefined && rule.optional === true) return;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    report(
      problems,
      pathOf(at, key),
      value === undefined ? 'CONTENT_REQUIRED' : 'CONTENT_INVALID',
      'must be a number.',
    );
    return;
  }
  if (value < rule.min || value > rule.max) {
    const limit = value < rule.min ? rule.min : rule.max;
    report(
      problems,
      pathOf(at, key),
      'CONTENT_OUT_OF_RANGE',
      `is ${value} and must lie between ${rule.min} and ${rule.max}.`,
      { limit, value },
    );
  }
};

export const checkBoolean = (problems: Problems, record: JsonRecord, at: string, key: string): void => {
  const value = record[key];
  if (value !== undefined && typeof value !== 'boolean') {
    report(problems, pathOf(at, key), 'CONTENT_INVALID', 'must be true or false.');
  }
};

export const checkAbsent = (problems: Problems, record: JsonRecord, at: string, key: string): void => {
  if (record[key] !== undefined) {
    report(problems, pathOf(at, key), 'CONTENT_NOT_ALLOWED', 'is not allowed here. Leave it out.');
  }
};

export const checkUrl = (
  problems: Problems,
  record: JsonRecord,
  at: string,
  key: string,
  max?: number,
): void => {
  const url = checkText(problems, record, at, key, max === undefined ? {} : { max });
  if (url !== undefined && url !== '' && !/^https?:\/\/[^\s/]/i.test(url)) {
    report(problems, pathOf(at, key), 'CONTENT_INVALID', 'must be an address that begins with https://.');
  }
};

/** Reports the second of two equal values, which WhatsApp refuses because a tap could mean either. */
export const checkUnique = (
  problems: Problems,
  seen: string[],
  value: string | undefined,
  field: string,
): void => {
  if (value === undefined || value === '') return;
  if (seen.includes(value)) {
    report(problems, field, 'CONTENT_DUPLICATE', 'is used twice. Make each one different.', { value });
  }
  seen.push(value);
};
