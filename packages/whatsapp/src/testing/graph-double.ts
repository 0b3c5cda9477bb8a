import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type JsonRecord, readRecord } from '../read-json.ts';

export type SeenRequest = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  raw: Buffer;
  body: JsonRecord | undefined;
};

type Handler = (request: SeenRequest, res: ServerResponse) => void;

export type GraphDouble = {
  url: string;
  seen: SeenRequest[];
  /** how the next requests are answered */
  answer: (handler: Handler) => void;
  close: () => Promise<void>;
};

const succeed: Handler = (_, res) => json(res, 200, { success: true });

/** A server that answers as a test tells it, and remembers what it was asked. */
export const startGraphDouble = async (): Promise<GraphDouble> => {
  const seen: SeenRequest[] = [];
  let handler: Handler = succeed;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks);
      const request: SeenRequest = {
        method: req.method ?? '',
        path: req.url ?? '',
        headers: req.headers,
        raw,
        body: readBody(raw),
      };
      seen.push(request);
      handler(request, res);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    answer: (next) => {
      handler = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

export const json = (
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  res
    .writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers })
    .end(JSON.stringify(body));
};

const readBody = (raw: Buffer): JsonRecord | undefined => {
  try {
    return readRecord(JSON.parse(raw.toString()));
  } catch {
    return undefined;
  }
};
