import type { FastifyInstance } from 'fastify';
import { type Clock, sleep, systemClock } from '../clock/index.ts';

export type CloseOptions = {
  /** how long `/readyz` says no while all else is served, for a load balancer to notice */
  drainMs?: number;
  clock?: Clock;
  /** how long requests in flight may take before their connections are cut */
  graceMs?: number;
};

/** Stops taking requests, finishes those in flight, cuts what outlives the grace. */
export async function closeGracefully(app: FastifyInstance, options: CloseOptions = {}): Promise<void> {
  const { drainMs = 0, graceMs = 10_000, clock = systemClock } = options;
  app.kernel.draining = true;
  if (drainMs > 0) await sleep(clock, drainMs);
  app.kernel.closing = true;
  const cut = setTimeout(() => {
    for (const socket of app.websocketServer.clients) socket.terminate();
    app.server.closeAllConnections();
  }, graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
