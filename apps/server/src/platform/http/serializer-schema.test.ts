import { endpoint } from '@balcao/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { route } from './route.ts';
import { serializerSchema } from './serializer-schema.ts';
import { asKey, testServer } from './test-server.ts';

async function serializer(schema: z.ZodType): Promise<(value: unknown) => Promise<unknown>> {
  const { app } = testServer();
  let next: unknown;
  const spec = endpoint({
    id: 'x',
    method: 'GET',
    path: '/x',
    tag: 't',
    summary: 's',
    auth: 'any',
    response: schema,
  });
  route(app, spec, async () => next);
  return async (value) => {
    next = value;
    const answer = await app.inject({ url: '/x', headers: asKey });
    return answer.json();
  };
}

const contact = z.object({ id: z.string(), name: z.string().nullable() }).meta({ id: 'Contact' });
type Tree = { name: string; children: Tree[] };
const tree: z.ZodType<Tree> = z
  .object({
    name: z.string(),
    get children() {
      return z.array(tree);
    },
  })
  .meta({ id: 'Tree' });

describe('answers survive serialisation', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['a union of primitives', z.object({ v: z.union([z.string(), z.number(), z.boolean()]) }), { v: '12' }],
    [
      'a union of objects',
      z.object({
        v: z.discriminatedUnion('k', [
          z.object({ k: z.literal('a'), x: z.number() }),
          z.object({ k: z.literal('b'), y: z.string() }),
        ]),
      }),
      { v: { k: 'b', y: '1' } },
    ],
    [
      'null where nullable',
      z.object({
        s: z.string().nullable(),
        n: z.number().nullable(),
        o: contact.nullable(),
        l: z.array(z.string().nullable()).nullable(),
        e: z.enum(['a']).nullable(),
      }),
      { s: null, n: null, o: null, l: [null, 'a'], e: null },
    ],
    ['null lists', z.object({ l: z.array(z.string()).nullable() }), { l: null }],
    [
      'a value where nullable',
      z.object({ s: z.string().nullable(), o: contact.nullable() }),
      { s: 'a', o: { id: '1', name: null } },
    ],
    ['optional fields left out', z.object({ a: z.string().optional(), b: z.number().optional() }), { b: 0 }],
    ['records', z.object({ r: z.record(z.string(), z.number()) }), { r: { a: 1, 'b"c': 2 } }],
    ['records of anything', z.record(z.string(), z.unknown()), { a: [1, { b: null }], c: 'x' }],
    ['unknown', z.object({ u: z.unknown() }), { u: { deep: [1, 'a', null, { x: true }] } }],
    ['loose objects', z.looseObject({ a: z.string() }), { a: 'x', b: { c: 1 } }],
    [
      'a shared schema twice',
      z.object({ items: z.array(contact), next: contact.nullable() }),
      { items: [{ id: '1', name: 'a' }], next: { id: '2', name: null } },
    ],
    ['recursion', tree, { name: 'a', children: [{ name: 'b', children: [] }] }],
    ['tuples', z.object({ t: z.tuple([z.string(), z.number()]) }), { t: ['a', 1] }],
    ['a fraction in an int', z.object({ i: z.int() }), { i: 1.5 }],
    ['odd text', z.object({ t: z.string() }), { t: '\u0000"\\\n\u2028😀' }],
    ['dates as text', z.object({ at: z.iso.datetime() }), { at: '2026-11-21T10:00:00.123Z' }],
    [
      'an intersection',
      z.object({ v: z.intersection(z.object({ a: z.string() }), z.object({ b: z.number() })) }),
      { v: { a: 'x', b: 1 } },
    ],
  ])('%s', async (_name, schema, value) => {
    const write = await serializer(schema);
    expect(await write(value)).toEqual(value);
  });

  it('any text and number comes back the same', async () => {
    const write = await serializer(z.object({ s: z.string(), n: z.number(), l: z.array(z.string()) }));
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.array(fc.string()),
        async (s, n, l) => {
          expect(await write({ s, n, l })).toEqual(JSON.parse(JSON.stringify({ s, n, l })));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('plain parts stay on the fast path', () => {
    const schema = z.object({ a: z.string(), u: z.union([z.string(), z.number()]), c: contact });
    expect(serializerSchema(schema)).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['a', 'u', 'c'],
      properties: {
        a: { type: 'string' },
        u: {},
        c: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'name'],
          properties: { id: { type: 'string' }, name: { type: 'string', nullable: true } },
        },
      },
    });
  });
});
