import type { FastifyInstance } from 'fastify';
import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';

/** Graph takes JSON and form-encoded bodies; in forms, objects are JSON strings. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'application/x-www-form-urlencoded']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, {});
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(new GraphError(100, 'The body is not valid JSON.'), undefined);
    }
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => {
      done(null, parseForm(String(text)));
    },
  );
}

export function readBody(body: unknown): JsonObject {
  if (body === undefined || body === null) return {};
  if (isObject(body)) return body;
  throw new GraphError(100, 'The body must be a JSON object.');
}

function parseForm(text: string): JsonObject {
  const body: JsonObject = {};
  for (const [key, value] of new URLSearchParams(text)) {
    body[key] = /^[[{]/.test(value) ? parseJsonOrText(value) : value;
  }
  return body;
}

function parseJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
