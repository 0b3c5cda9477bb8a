import type { HttpAnswer, RequestPort } from '@balcao/whatsapp';
import { Pool } from 'undici';

/** As many as the sender claims at once: what is claimed goes on the wire, it does not wait in memory. */
const CONNECTIONS = 128;
const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 15_000;

export type GraphPool = { request: RequestPort; close(): Promise<void> };

/** Keep-alive connections to the Graph API, one pool per origin: fetch would cost several times the CPU per send. */
export function createGraphPool(): GraphPool {
  const pools = new Map<string, Pool>();
  let closed = false;

  function poolOf(origin: string): Pool {
    const known = pools.get(origin);
    if (known) return known;
    if (closed) throw new Error('The connections to the Graph API are closed.');
    const pool = new Pool(origin, {
      connections: CONNECTIONS,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
      keepAliveTimeout: 30_000,
      keepAliveMaxTimeout: 60_000,
    });
    pools.set(origin, pool);
    return pool;
  }

  return {
    async request(method, url, headers, body, signal): Promise<HttpAnswer> {
      const pathAt = url.indexOf('/', url.indexOf('//') + 2);
      const answer = await poolOf(url.slice(0, pathAt)).request({
        method,
        path: url.slice(pathAt),
        headers,
        body: body ?? null,
        signal,
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: new Uint8Array(await answer.body.arrayBuffer()),
      };
    },
    async close() {
      closed = true;
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      pools.clear();
    },
  };
}
