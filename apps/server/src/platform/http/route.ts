import type { EndpointSpec, HandlerInput, ResponseOf } from '@balcao/protocol';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkAccess } from './access.ts';
import { type FileAnswer, sendFile } from './file-answer.ts';
import { type FilePart, readFilePart } from './file-part.ts';
import { once, parseIdempotencyKey, requestHash, type StoredAnswer } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { type Principal, principalKey } from './principal.ts';
import { checkRateLimit, type RateLimit } from './rate-limit.ts';
import { serializerSchema } from './serializer-schema.ts';

export type HandlerContext<S extends EndpointSpec = EndpointSpec> = {
  /** null only on public endpoints */
  principal: S['auth'] extends 'public' ? null : Principal;
  request: FastifyRequest;
  reply: FastifyReply;
  requestId: string;
  log: FastifyBaseLogger;
  /** The caller's key, for a unique constraint on what the handler writes. */
  idempotencyKey: string | undefined;
  /** The uploaded file of an endpoint with `consumes: 'multipart'`. */
  file(): Promise<FilePart>;
};

export type Answer<S extends EndpointSpec> = S['produces'] extends 'binary' | 'csv'
  ? FileAnswer
  : ResponseOf<S> extends undefined
    ? void
    : ResponseOf<S>;

export type Handler<S extends EndpointSpec> = (
  input: HandlerInput<S>,
  ctx: HandlerContext<S>,
) => Promise<Answer<S>>;

export type RouteOptions = {
  bodyLimitBytes?: number;
  maxFileBytes?: number;
  /** instead of the server's limit for this kind of caller */
  rateLimit?: RateLimit | 'none';
  /** 'none' where the answer holds a secret, which must not lie in the table of answers */
  idempotency?: 'none';
};

const DEFAULT_FILE_BYTES = 100 * 1024 * 1024;

/** Adds the route a contract object describes. */
export function route<const S extends EndpointSpec>(
  app: FastifyInstance,
  spec: S,
  handler: Handler<S>,
  options: RouteOptions = {},
): void {
  const status = spec.status ?? (isFile(spec) || spec.response ? 200 : 204);
  const principals = new WeakMap<FastifyRequest, Principal | null>();
  app.route({
    method: spec.method,
    url: spec.path,
    ...(options.bodyLimitBytes ? { bodyLimit: options.bodyLimitBytes } : {}),
    ...(spec.response && !isFile(spec)
      ? { schema: { response: { '2xx': serializerSchema(spec.response) } } }
      : {}),
    // Before the body is read: a caller who may not call should not make us read it.
    onRequest: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const principal = await checkAccess(app.kernel, spec, request);
      principals.set(request, principal);
      await limit(app, spec, options, principal, request, reply);
    },
    handler: async (request, reply) => {
      const principal = principals.get(request) ?? null;
      const input = await parseInput(spec, {
        params: request.params,
        query: request.query,
        body: request.body,
      });
      const idempotencyKey = idempotencyKeyOf(spec, request);
      const ctx = {
        principal,
        request,
        reply,
        requestId: request.id,
        log: request.log,
        idempotencyKey,
        file: () => readFilePart(request, options.maxFileBytes ?? DEFAULT_FILE_BYTES),
      };
      // `parseInput` made input what the contract says, `checkAccess` refused a missing principal.
      const run = () => handler(input as HandlerInput<S>, ctx as HandlerContext<S>);

      if (isFile(spec)) return sendFile(reply.code(status), request, (await run()) as FileAnswer);

      const answer = async (): Promise<StoredAnswer> => {
        const result = await run();
        // A handler may answer with another of the contract's statuses (201 made, 200 was there).
        const code = reply.statusCode === 200 ? status : reply.statusCode;
        return { status: code, body: spec.response ? serialize(reply.code(status), result) : '' };
      };
      const store = options.idempotency === 'none' ? null : app.kernel.idempotency;
      if (!store || !principal || idempotencyKey === undefined || spec.consumes === 'multipart') {
        return sendAnswer(reply, await answer());
      }
      const key = { organizationId: principal.organizationId, key: idempotencyKey };
      const hash = requestHash({ caller: principalKey(principal), endpoint: spec.id, input });
      const outcome = await once(store, key, hash, answer);
      if (outcome.replayed) reply.header('idempotent-replayed', 'true');
      return sendAnswer(reply, outcome.answer);
    },
  });
}

function isFile(spec: EndpointSpec): boolean {
  return spec.produces === 'binary' || spec.produces === 'csv';
}

function serialize(reply: FastifyReply, result: unknown): string {
  return reply.serialize(result).toString();
}

function sendAnswer(reply: FastifyReply, { status, body }: StoredAnswer): FastifyReply {
  reply.code(status);
  if (body === '') return reply.send();
  return reply
    .type('application/json; charset=utf-8')
    .serializer((payload: unknown) => String(payload))
    .send(body);
}

function idempotencyKeyOf(spec: EndpointSpec, request: FastifyRequest): string | undefined {
  return spec.method === 'POST' ? parseIdempotencyKey(request.headers['idempotency-key']) : undefined;
}

async function limit(
  app: FastifyInstance,
  spec: EndpointSpec,
  options: RouteOptions,
  principal: Principal | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { rateLimits } = app.kernel;
  if (!rateLimits || options.rateLimit === 'none') return;
  // A route with a limit of its own counts apart from the others.
  const scope = options.rateLimit ? `${spec.id}:` : '';
  const who = principal ? principalKey(principal) : `address:${request.ip}`;
  const applied = options.rateLimit ?? (principal ? rateLimits.principal : rateLimits.address);
  await checkRateLimit(rateLimits.store, `${scope}${who}`, applied, reply);
}
