import type { Socket } from 'node:net';
import { AppError } from '@balcao/protocol';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Log } from '../log/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { originRule } from './access.ts';
import { type ExtraSources, helmetOptions } from './content-security.ts';
import { type ClassifyError, errorBody, sendError, toAppError } from './errors.ts';
import { fastifyLog } from './fastify-log.ts';
import type { IdempotencyStore } from './idempotency.ts';
import type { Authenticate, RateLimits } from './kernel.ts';
import { requestIdOf } from './request-id.ts';

export type HttpServerOptions = {
  log: Log;
  authenticate: Authenticate;
  /** addresses the panel is opened at, besides the one asked for; https in one turns HSTS on */
  publicUrls?: readonly string[];
  /** addresses, networks or their names: whose X-Forwarded-* is believed */
  trustProxy?: readonly string[];
  metrics?: Metrics;
  rateLimits?: RateLimits;
  idempotency?: IdempotencyStore;
  csp?: ExtraSources;
  bodyLimitBytes?: number;
  classifyError?: ClassifyError;
};

const BODY_LIMIT_BYTES = 1024 * 1024;
const MAX_SOCKET_MESSAGE_BYTES = 64 * 1024;
const HTTP_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The server with everything routes share; `route(app, spec, handler)` adds to it. */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { log, publicUrls = [], classifyError } = options;
  const app: FastifyInstance = Fastify({
    loggerInstance: fastifyLog(log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    trustProxy: options.trustProxy?.length ? [...options.trustProxy] : false,
    bodyLimit: options.bodyLimitBytes ?? BODY_LIMIT_BYTES,
    // Ours refuses with the registry's body; requests already here are finished.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 256, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => {
      sendError(reply.header('x-request-id', request.id), request, toAppError(error));
    },
    clientErrorHandler: answerBrokenHttp,
  });
  app.decorate('kernel', {
    authenticate: options.authenticate,
    isOriginAllowed: originRule(publicUrls),
    rateLimits: options.rateLimits ?? null,
    idempotency: options.idempotency ?? null,
    draining: false,
    closing: false,
  });
  // An empty body is no body, whatever content-type a client's defaults add.
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parseJson(request, String(body), done);
  });

  // Hooks that wait for nothing take `done`: a promise per hook and request would cost.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // Whoever watches must hear "not ready", not silence.
    const watched = request.url === '/healthz' || request.url === '/readyz';
    if (!app.kernel.closing || watched) done();
    else done(new AppError('UNAVAILABLE', { retryAfterSeconds: 5 }));
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // Else a kept connection that was busy when closing began would hold the close until it times out.
    if (app.kernel.closing) reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request answered',
    );
    done();
  });
  app.setErrorHandler((error, request, reply) => sendError(reply, request, toAppError(error, classifyError)));
  app.setNotFoundHandler((request, reply) =>
    sendError(
      reply,
      request,
      new AppError('NOT_FOUND', {
        message: `There is no ${request.method} ${request.url.split('?')[0]}. GET /v1/openapi.json lists what there is.`,
      }),
    ),
  );
  if (options.metrics) observeRequests(app, options.metrics);
  app.register(cookie);
  const https = publicUrls.some((url) => url.startsWith('https:'));
  app.register(helmet, helmetOptions({ https, ...(options.csp ? { extraSources: options.csp } : {}) }));
  app.register(multipart, { throwFileSizeLimit: true });
  // Once for all: two of it would both answer an upgrade.
  app.register(websocket, {
    options: { maxPayload: MAX_SOCKET_MESSAGE_BYTES },
    errorHandler(error, socket, request) {
      request.log.debug({ err: error }, 'socket failed');
      socket.terminate();
    },
    preClose(done) {
      for (const client of app.websocketServer.clients) client.close(1012, 'server restarting');
      app.websocketServer.close();
      done();
    },
  });
  return app;
}

function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram({
    name: 'http_request_seconds',
    help: 'Time to answer a request',
    labels: ['method', 'route', 'status'],
    buckets: HTTP_BUCKETS_SECONDS,
  });
  app.addHook('onResponse', (request, reply, done) => {
    // The pattern, not the address: one series per route.
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(reply.elapsedTime / 1000, {
      method: request.method,
      route,
      status: String(reply.statusCode),
    });
    done();
  });
}

/** What cannot be read as HTTP never becomes a request, so no hook sees it. */
function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const broken = new AppError('INVALID_INPUT', { message: 'This is not a valid HTTP request.' });
  const body = JSON.stringify(errorBody(broken, 'none'));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
