import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

export type WebhookDouble = {
  port: number;
  url: string;
  /** what it was asked, in order */
  asked: { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> | null }[];
  /** how it answers from now on; without an end it keeps the caller waiting */
  answer: (response: ServerResponse, path: string) => void;
  close(): Promise<void>;
};

export function json(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** A webhook on loopback that does what the test says. */
export async function startWebhookDouble(): Promise<WebhookDouble> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = request.url ?? '';
      double.asked.push({ path, headers: request.headers, body: text === '' ? null : JSON.parse(text) });
      double.answer(response, path);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The double does not listen.');
  const double: WebhookDouble = {
    port: address.port,
    url: `http://127.0.0.1:${address.port}/pedidos`,
    asked: [],
    answer: json({ message: 'Oi!' }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}
