import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from '../contract/answer-call.ts';
import { type FastifyLike, registerInFastify } from './fastify-plugin.ts';
import { handleFetchRequest } from './fetch-handler.ts';
import { handleNodeRequest } from './node-listener.ts';

/**
 * The webhooks of a helper, for any server to serve:
 *
 * - Node: `http.createServer(application)`
 * - Express: `app.use(application)` or `app.use('/assistente', application)`
 * - Fastify: `fastify.register(application.fastify, { prefix: '/assistente' })`
 * - Bun, Deno, Hono, tests: `application.fetch(request)`
 *
 * It answers every request it is given, so mount it under a path or last.
 */
export interface FulfillmentApplication {
  (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void): void;
  fetch: (request: Request) => Promise<Response>;
  fastify: (instance: FastifyLike) => Promise<void>;
}

export function createApplication(getDesk: () => Desk): FulfillmentApplication {
  const listener = (req: IncomingMessage, res: ServerResponse): void => {
    // Only a response that can no longer be written makes it throw.
    handleNodeRequest(getDesk(), req, res).catch((error: unknown) => res.destroy(toError(error)));
  };
  return Object.assign(listener, {
    fetch: (request: Request) => handleFetchRequest(getDesk(), request),
    fastify: (instance: FastifyLike) => registerInFastify(getDesk, instance),
  });
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
