import { AppError } from '@balcao/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Metrics } from '../metrics/index.ts';
import { sameText } from './access.ts';

/** Resolves when well; rejects with what is wrong. */
export type ReadinessCheck = { name: string; check(): Promise<void> };

export type HealthOptions = {
  checks: readonly ReadinessCheck[];
  metrics?: Metrics;
  /** With a token `/metrics` needs it; without, only this machine and private networks may read. */
  metricsToken?: string;
  checkTimeoutMs?: number;
};

const CHECK_TIMEOUT_MS = 2000;

/** `/healthz`: the process answers. `/readyz`: it can serve. `/metrics`: for Prometheus. */
export function registerHealth(app: FastifyInstance, options: HealthOptions): void {
  const timeoutMs = options.checkTimeoutMs ?? CHECK_TIMEOUT_MS;
  app.get('/healthz', (_request, reply) => {
    reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
  app.get('/readyz', (request, reply) => {
    reply.header('cache-control', 'no-store');
    void readiness(app, options.checks, timeoutMs).then(({ ready, checks, faults }) => {
      // The reasons may name hosts: they go to the log, the answer says only which check failed.
      if (!ready) request.log.warn({ faults }, 'not ready');
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', checks });
    });
  });
  const { metrics } = options;
  if (!metrics) return;
  app.get(
    '/metrics',
    { onRequest: async (request) => checkMetricsAccess(request, options.metricsToken) },
    (_request, reply) => {
      void metrics.render().then(
        ({ contentType, text }) => reply.header('content-type', contentType).send(text),
        (error: unknown) => reply.send(error),
      );
    },
  );
}

type Readiness = { ready: boolean; checks: Record<string, 'ok' | 'failed'>; faults: Record<string, string> };

async function readiness(
  app: FastifyInstance,
  checks: readonly ReadinessCheck[],
  timeoutMs: number,
): Promise<Readiness> {
  const all = [...checks, { name: 'running', check: async () => refuseWhenClosing(app) }];
  const results = await Promise.allSettled(all.map((one) => within(timeoutMs, one.check())));
  const answer: Readiness = { ready: true, checks: {}, faults: {} };
  results.forEach((result, i) => {
    const name = all[i]?.name ?? '';
    answer.checks[name] = result.status === 'fulfilled' ? 'ok' : 'failed';
    if (result.status === 'rejected') {
      answer.ready = false;
      answer.faults[name] = String(result.reason);
    }
  });
  return answer;
}

function refuseWhenClosing(app: FastifyInstance): void {
  if (app.kernel.closing || app.kernel.draining) throw new Error('shutting down');
}

async function within(timeoutMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

export function checkMetricsAccess(request: FastifyRequest, token: string | undefined): void {
  if (token !== undefined) {
    if (sameText(request.headers.authorization ?? '', `Bearer ${token}`)) return;
    throw new AppError('UNAUTHENTICATED', { message: 'Send `Authorization: Bearer <METRICS_TOKEN>`.' });
  }
  // Through a proxy the peer is the proxy, whoever asked: then a token is needed.
  const proxied = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  if (!proxied && isPrivatePeer(request.socket.remoteAddress)) return;
  throw new AppError('FORBIDDEN', {
    message: 'Metrics are read from this machine or its private network, or with the token of METRICS_TOKEN.',
  });
}

function isPrivatePeer(address: string | undefined): boolean {
  if (!address || !ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'loopback' || range === 'private' || range === 'uniqueLocal';
}
