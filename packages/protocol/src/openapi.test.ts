import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import * as protocol from './index.ts';
import { buildOpenApi, endpointsOf, schemasOf } from './openapi.ts';

type Json = { [key: string]: unknown };
// The document is plain data: tests look into it by path.
const at = (value: unknown, ...path: string[]) => path.reduce((inner, key) => (inner as Json)?.[key], value);

const person = z.object({
  id: z.string(),
  nick: z.string().default('x'),
  boss: z.object({ id: z.string() }).nullable(),
});
const list = endpoint({
  id: 'listPeople',
  method: 'GET',
  path: '/v1/teams/:team/people',
  tag: 'people',
  summary: 'People',
  auth: 'any',
  role: 'agent',
  params: z.object({ team: z.uuid() }),
  query: z.object({ limit: z.coerce.number().int().max(100).default(50), q: z.string() }),
  response: z.object({ items: z.array(person) }),
});
const add = endpoint({
  id: 'addPerson',
  method: 'POST',
  path: '/v1/teams/:team/people',
  tag: 'people',
  summary: 'Add',
  auth: 'user',
  params: z.object({ team: z.uuid() }),
  body: person,
  response: person,
  status: 201,
  errors: ['ALREADY_EXISTS'],
});
const file = endpoint({
  id: 'file',
  method: 'GET',
  path: '/f',
  tag: 'files',
  summary: 'f',
  auth: 'public',
  produces: 'csv',
});
const doc = buildOpenApi([list, add, file], { version: '1.2.3', schemas: { Person: person } });

describe('the OpenAPI document', () => {
  it('has both methods of one path, with braces for parameters', () => {
    expect(Object.keys(at(doc, 'paths', '/v1/teams/{team}/people') as Json)).toEqual(['get', 'post']);
  });

  it('says of each parameter where it is, and whether it must be there', () => {
    const parameters = at(doc, 'paths', '/v1/teams/{team}/people', 'get', 'parameters') as Json[];
    expect(parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['team', 'path', true],
      ['limit', 'query', false],
      ['q', 'query', true],
    ]);
    expect(parameters[1]?.schema).toMatchObject({ type: 'integer', maximum: 100, default: 50 });
  });

  it('puts named schemas in components, what is sent apart from what is answered', () => {
    const post = at(doc, 'paths', '/v1/teams/{team}/people', 'post');
    expect(at(post, 'requestBody', 'content', 'application/json', 'schema')).toEqual({
      $ref: '#/components/schemas/PersonInput',
    });
    expect(at(post, 'responses', '201', 'content', 'application/json', 'schema')).toEqual({
      $ref: '#/components/schemas/Person',
    });
    expect(at(doc, 'components', 'schemas', 'Person', 'required')).toEqual(['id', 'nick', 'boss']);
    expect(at(doc, 'components', 'schemas', 'PersonInput', 'required')).toEqual(['id', 'boss']);
    expect(at(doc, 'components', 'schemas', 'Person', 'properties', 'id')).toEqual({ type: 'string' });
  });

  it('names the errors an endpoint may answer with, by status', () => {
    const responses = at(doc, 'paths', '/v1/teams/{team}/people', 'post', 'responses') as Json;
    expect(Object.keys(responses).sort()).toEqual(['201', '400', '401', '403', '409', '429', '500']);
    expect(at(responses, '409', 'description')).toContain('ALREADY_EXISTS');
  });

  it('says who may call', () => {
    expect(at(doc, 'paths', '/f', 'get', 'security')).toEqual([]);
    expect(at(doc, 'paths', '/v1/teams/{team}/people', 'post', 'security')).toEqual([{ session: [] }]);
    expect(at(doc, 'paths', '/v1/teams/{team}/people', 'get', 'security')).toEqual([
      { apiKey: [] },
      { session: [] },
    ]);
  });
});

describe('the document of the whole API', () => {
  const endpoints = endpointsOf(protocol);
  const whole = buildOpenApi(endpoints, { version: '0', schemas: schemasOf(protocol) });

  it('describes every contract once', () => {
    const ids = Object.values(whole.paths as Record<string, Record<string, Json>>).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    );
    expect(ids.length).toBeGreaterThan(30);
    expect([...ids].sort()).toEqual(endpoints.map((spec) => spec.id).sort());
  });

  it('has no reference that leads nowhere and no parameter its path lacks', () => {
    const refs = [...JSON.stringify(whole).matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of new Set(refs)) {
      expect(ref).toMatch(/^#\/components\/schemas\//);
      expect(at(whole, ...ref.slice(2).split('/')), ref).toBeDefined();
    }
    for (const [path, methods] of Object.entries(whole.paths as Record<string, Record<string, Json>>)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      for (const operation of Object.values(methods)) {
        const parameters = ((operation.parameters ?? []) as Json[]).filter((one) => one.in === 'path');
        expect(parameters.map((one) => one.name).sort(), path).toEqual(inPath);
      }
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });
});
