import type { IntentRequest } from '../intents/intent.types.ts';

/** Field → what is wrong with it. */
export type RequestProblems = Record<string, string[]>;

export type ParsedRequest =
  | { kind: 'request'; request: IntentRequest }
  | { kind: 'problems'; problems: RequestProblems };

interface Field {
  /** undefined: the field is required. */
  fallback?: () => unknown;
  check: (value: unknown) => { value: unknown } | { problems: string[] };
}

const accept = (value: unknown) => ({ value });
const refuse = (problem: string) => ({ problems: [problem] });
const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// The sentences, and the spellings of true and false, are those of marshmallow, which the Python package uses.
const NOT_A_MAPPING = 'Not a valid mapping type.';
const TRUTHY: unknown[] = [true, 1, ...spellings('t', 'true', 'on', 'y', 'yes', '1')];
const FALSY: unknown[] = [false, 0, ...spellings('f', 'false', 'off', 'n', 'no', '0')];

function spellings(...words: string[]): string[] {
  return words.flatMap((word) => [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]);
}

const text: Field['check'] = (value) =>
  typeof value === 'string' ? accept(value) : refuse('Not a valid string.');

const mapping: Field['check'] = (value) => (isMapping(value) ? accept(value) : refuse(NOT_A_MAPPING));

const listOfMappings: Field['check'] = (value) => {
  if (!Array.isArray(value)) return refuse('Not a valid list.');
  const problems = value.flatMap((item, i) => (isMapping(item) ? [] : [`${i}: ${NOT_A_MAPPING}`]));
  return problems.length > 0 ? { problems } : accept(value);
};

const truth: Field['check'] = (value) => {
  if (TRUTHY.includes(value)) return accept(true);
  return FALSY.includes(value) ? accept(false) : refuse('Not a valid boolean.');
};

const FIELDS: Record<keyof IntentRequest, Field> = {
  intent_name: { check: text },
  parameters: { check: mapping },
  sessionLog: { check: listOfMappings },
  namedQueries: { check: mapping, fallback: () => ({}) },
  query: { check: text },
  message: { check: text },
  language: { check: text, fallback: () => '' },
  allRequiredParamsPresent: { check: truth, fallback: () => true },
  carolOrganization: { check: text },
  carolEnvironment: { check: text },
  carolOrganizationId: { check: text },
  carolEnvironmentId: { check: text },
  sessionId: { check: text },
  isProduction: { check: truth, fallback: () => false },
  channelName: { check: text },
};

/** The request of the contract with its defaults, or the problems of each field. Unknown fields are left out. */
export function parseIntentRequest(body: unknown): ParsedRequest {
  if (!isMapping(body)) return { kind: 'problems', problems: { _schema: ['Invalid input type.'] } };
  const request: Record<string, unknown> = {};
  const problems: RequestProblems = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    const result = readField(Object.hasOwn(body, name) ? body[name] : undefined, field);
    if ('problems' in result) problems[name] = result.problems;
    else request[name] = result.value;
  }
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  // Every key of IntentRequest was read by its own check just above.
  return { kind: 'request', request: request as unknown as IntentRequest };
}

function readField(value: unknown, field: Field): ReturnType<Field['check']> {
  if (value === null) return refuse('Field may not be null.');
  if (value !== undefined) return field.check(value);
  return field.fallback ? accept(field.fallback()) : refuse('Missing data for required field.');
}
