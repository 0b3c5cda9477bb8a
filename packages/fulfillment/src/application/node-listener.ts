import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCall, type Desk } from '../contract/answer-call.ts';
import { type HttpAnswer, TOKEN_HEADER } from '../contract/http-call.ts';
import { webhookOfUrl } from '../intents/webhook-path.ts';
import { readNodeBody } from './read-node-body.ts';

/** Answers a request of Node's HTTP server, or of a framework on it that leaves the response to us. */
export async function handleNodeRequest(
  desk: Desk,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const token = req.headers[TOKEN_HEADER];
  const answer = await answerCall(desk, {
    method: req.method ?? 'GET',
    webhook: webhookOfUrl(req.url ?? '/'),
    token: typeof token === 'string' ? token : undefined,
    contentType: req.headers['content-type'],
    readBody: (limitBytes) => readNodeBody(req, limitBytes),
  });
  writeAnswer(res, answer, req.method === 'HEAD');
}

function writeAnswer(res: ServerResponse, answer: HttpAnswer, isHead: boolean): void {
  if (res.destroyed) return;
  res.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) res.setHeader(name, value);
  if (!isHead) res.setHeader('content-length', Buffer.byteLength(answer.body));
  res.end(answer.body);
}
