import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Deliver } from './queue.ts';

/** POSTs over kept-alive connections; `fetch` would cost several times the processor time. */
export function createHttpDelivery(
  webhookUrl: string | undefined,
  timeoutMs: () => number,
): { deliver: Deliver; dispose(): void } {
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 256 });
  const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 256 });

  const deliver: Deliver = (rawBody, headers, overrideUrl) => {
    const url = overrideUrl ?? webhookUrl;
    if (url === undefined) return Promise.resolve(200);
    const isHttps = url.startsWith('https:');
    return new Promise((resolve, reject) => {
      const request = (isHttps ? requestHttps : requestHttp)(
        url,
        {
          method: 'POST',
          agent: isHttps ? httpsAgent : httpAgent,
          headers: { ...headers, 'content-length': rawBody.length },
          timeout: timeoutMs(),
        },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode ?? 0));
          response.once('error', reject);
        },
      );
      request.once('timeout', () => request.destroy(new Error('The webhook did not answer in time.')));
      request.once('error', reject);
      request.end(rawBody);
    });
  };

  return {
    deliver,
    dispose() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}
