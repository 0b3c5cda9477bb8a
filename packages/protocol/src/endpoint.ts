import type * as z from 'zod';
import type { ErrorCode } from './errors.ts';

export type Role = 'owner' | 'admin' | 'supervisor' | 'agent' | 'viewer';

/**
 * One endpoint, said once: the server makes its route from it, `GET /v1/openapi.json` describes it,
 * and the typed client calls it.
 */
export type EndpointSpec = {
  /** operationId, e.g. `listConversations` */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** fastify style: `/v1/conversations/:id` */
  path: string;
  tag: string;
  summary: string;
  /** public: anyone · user: panel cookie only · any: panel cookie or API key */
  auth: 'public' | 'user' | 'any';
  /** least role that may call it; an API key counts as `admin` */
  role?: Role;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** `multipart`: one file part named `file`; `body` then does not apply */
  consumes?: 'json' | 'multipart';
  /** absent: 204 */
  response?: z.ZodType;
  /** `binary`: the answer is a file; `response` does not apply */
  produces?: 'json' | 'binary' | 'csv';
  status?: 200 | 201 | 202 | 204;
  errors?: readonly ErrorCode[];
};

export type Endpoint<S extends EndpointSpec = EndpointSpec> = S;

export function endpoint<const S extends EndpointSpec>(spec: S): S {
  return spec;
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type In<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler gets: parsed, defaults applied. */
export type HandlerInput<S extends EndpointSpec> = {
  params: Out<S['params']>;
  query: Out<S['query']>;
  body: Out<S['body']>;
};
/** What a caller gives. */
export type CallerInput<S extends EndpointSpec> = {
  params: In<S['params']>;
  query: In<S['query']>;
  body: In<S['body']>;
};
export type ResponseOf<S extends EndpointSpec> = S['response'] extends z.ZodType
  ? z.output<S['response']>
  : undefined;
