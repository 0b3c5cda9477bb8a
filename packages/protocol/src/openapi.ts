import * as z from 'zod';
import type { EndpointSpec } from './endpoint.ts';
import { ERRORS, type ErrorCode, httpStatusOf } from './errors.ts';
import { isJson, type Json, type SchemaWriter, schemaWriter } from './openapi-schemas.ts';

export type OpenApiOptions = {
  version: string;
  title?: string;
  description?: string;
  servers?: readonly { url: string; description?: string }[];
  /** schemas that get a place of their own in `components`, by name */
  schemas?: Readonly<Record<string, z.ZodType>>;
  cookieName?: string;
};

/** The OpenAPI 3.1 document of a set of contracts. */
export function buildOpenApi(endpoints: readonly EndpointSpec[], options: OpenApiOptions): Json {
  const write = schemaWriter(options.schemas ?? {});
  const paths: Record<string, Json> = {};
  for (const spec of endpoints) {
    const path = spec.path.replace(/:([A-Za-z_]\w*)/g, '{$1}');
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(spec, write) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: options.title ?? 'Balcão',
      version: options.version,
      ...(options.description ? { description: options.description } : {}),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: options.servers?.length ? options.servers : [{ url: '/' }],
    tags: [...new Set(endpoints.map((spec) => spec.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...write.components(), Error: ERROR_SCHEMA },
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, made in Settings → API keys.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: options.cookieName ?? 'balcao_session',
          description: 'The panel’s sign-in. Calls that change something also need the header x-csrf-token.',
        },
      },
    },
  };
}

/** Every contract among a module's exports. */
export function endpointsOf(exports: Readonly<Record<string, unknown>>): EndpointSpec[] {
  return Object.values(exports).filter(isEndpoint);
}

/** Every object, union and enum schema among a module's exports, under its PascalCase name. */
export function schemasOf(exports: Readonly<Record<string, unknown>>): Record<string, z.ZodType> {
  const named: Record<string, z.ZodType> = {};
  for (const [name, value] of Object.entries(exports)) {
    if (value instanceof z.ZodObject || value instanceof z.ZodUnion || value instanceof z.ZodEnum) {
      named[name.charAt(0).toUpperCase() + name.slice(1)] = value;
    }
  }
  return named;
}

const ERROR_SCHEMA: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string', enum: Object.keys(ERRORS) },
        message: { type: 'string', description: 'What to do next.' },
        details: {
          type: 'array',
          items: {
            type: 'object',
            required: ['message'],
            properties: {
              field: { type: 'string' },
              message: { type: 'string' },
              code: { type: 'string', description: 'What is wrong, for programs.' },
            },
            additionalProperties: true,
          },
        },
        requestId: { type: 'string', description: 'Names this call in the server’s log.' },
      },
    },
  },
};

function operation(spec: EndpointSpec, write: SchemaWriter): Json {
  const parameters = [
    ...parametersOf(spec.params, 'path', write),
    ...parametersOf(spec.query, 'query', write),
    ...(spec.method === 'POST' && spec.auth !== 'public' && spec.consumes !== 'multipart'
      ? [IDEMPOTENCY_KEY]
      : []),
  ];
  const body = requestBody(spec, write);
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.role ? { description: `Least role: ${spec.role}.` } : {}),
    security: securityOf(spec),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: { ...success(spec, write), ...failures(spec) },
  };
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Repeating the call with the same key within 24 hours gives the first answer again.',
  schema: { type: 'string', maxLength: 255 },
};

function securityOf(spec: EndpointSpec): Json[] {
  switch (spec.auth) {
    case 'public':
      return [];
    case 'user':
      return [{ session: [] }];
    case 'any':
      return [{ apiKey: [] }, { session: [] }];
    default:
      return spec.auth satisfies never;
  }
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', write: SchemaWriter): Json[] {
  if (!schema) return [];
  const object = write.inline(schema);
  const required = Array.isArray(object.required) ? object.required : [];
  return Object.entries(isJson(object.properties) ? object.properties : {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBody(spec: EndpointSpec, write: SchemaWriter): Json | undefined {
  if (spec.consumes === 'multipart') {
    const schema = {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
    };
    return { required: true, content: { 'multipart/form-data': { schema } } };
  }
  if (!spec.body) return undefined;
  const required = !spec.body.safeParse(undefined).success;
  return { required, content: { 'application/json': { schema: write.input(spec.body) } } };
}

function success(spec: EndpointSpec, write: SchemaWriter): Json {
  if (spec.produces === 'binary' || spec.produces === 'csv') {
    const type = spec.produces === 'csv' ? 'text/csv' : 'application/octet-stream';
    return { [spec.status ?? 200]: { description: 'The file', content: { [type]: {} } } };
  }
  if (!spec.response) return { [spec.status ?? 204]: { description: 'Done' } };
  return {
    [spec.status ?? 200]: {
      description: spec.status === 201 ? 'Made' : 'The answer',
      content: { 'application/json': { schema: write.output(spec.response) } },
    },
  };
}

function failures(spec: EndpointSpec): Json {
  const codes = new Set<ErrorCode>(spec.errors);
  if (spec.params || spec.query || spec.body || spec.consumes) codes.add('INVALID_INPUT');
  if (spec.auth !== 'public') codes.add('UNAUTHENTICATED');
  if (spec.role || spec.auth === 'user') codes.add('FORBIDDEN');
  codes.add('RATE_LIMITED').add('INTERNAL');
  return Object.fromEntries(
    [...groupByStatus(codes)].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\`: ${ERRORS[code][1]}`).join('\n\n'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );
}

function groupByStatus(codes: Iterable<ErrorCode>): Map<number, ErrorCode[]> {
  const groups = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = httpStatusOf(code);
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}

function isEndpoint(value: unknown): value is EndpointSpec {
  return (
    isJson(value) && ['id', 'method', 'path', 'tag', 'auth'].every((key) => typeof value[key] === 'string')
  );
}
