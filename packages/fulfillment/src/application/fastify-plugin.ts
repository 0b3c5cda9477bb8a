import type { IncomingMessage } from 'node:http';
import { answerCall, type Desk } from '../contract/answer-call.ts';
import { TOKEN_HEADER } from '../contract/http-call.ts';
import { trimWebhook } from '../intents/webhook-path.ts';
import { readNodeBody } from './read-node-body.ts';

/** As much of a Fastify instance as the plugin touches; the library depends on no framework. */
export interface FastifyLike {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    contentType: string,
    parser: (request: unknown, payload: unknown, done: (error: Error | null, body?: unknown) => void) => void,
  ): unknown;
  addHook(
    name: 'onRequest',
    hook: (request: FastifyLikeRequest, reply: unknown, done: () => void) => void,
  ): unknown;
  all(path: string, handler: (request: FastifyLikeRequest, reply: FastifyLikeReply) => unknown): unknown;
}

export interface FastifyLikeRequest {
  raw: IncomingMessage;
  headers: IncomingMessage['headers'];
  params: unknown;
}

export interface FastifyLikeReply {
  code(status: number): unknown;
  headers(values: Record<string, string>): unknown;
  send(payload: string): unknown;
}

/** `fastify.register(application.fastify, { prefix })`: routes and body parser stay inside the plugin's scope. */
export async function registerInFastify(getDesk: () => Desk, instance: FastifyLike): Promise<void> {
  instance.removeAllContentTypeParsers();
  // The token is checked before the body is read, so the body stays in the stream.
  instance.addContentTypeParser('*', (_request, _payload, done) => done(null));
  // Fastify would refuse a type it cannot read before the token is checked. What it takes for one stays out of `raw`.
  instance.addHook('onRequest', (request, _reply, done) => {
    if (request.raw.headers['content-type'] !== undefined)
      request.headers = { 'content-type': 'application/octet-stream' };
    done();
  });
  const handle = async (request: FastifyLikeRequest, reply: FastifyLikeReply) => {
    const { raw } = request;
    const token = raw.headers[TOKEN_HEADER];
    const answer = await answerCall(getDesk(), {
      method: raw.method ?? 'GET',
      webhook: trimWebhook(readWildcard(request.params)),
      token: typeof token === 'string' ? token : undefined,
      contentType: raw.headers['content-type'],
      readBody: (limitBytes) => readNodeBody(raw, limitBytes),
    });
    reply.code(answer.status);
    reply.headers(answer.headers);
    return reply.send(answer.body);
  };
  instance.all('/', handle);
  instance.all('/*', handle);
}

/** What follows the prefix, already decoded by Fastify's router. */
function readWildcard(params: unknown): string {
  if (typeof params !== 'object' || params === null || !('*' in params)) return '';
  return typeof params['*'] === 'string' ? params['*'] : '';
}
