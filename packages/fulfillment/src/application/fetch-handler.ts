import { answerCall, type Desk } from '../contract/answer-call.ts';
import { type BodyRead, TOKEN_HEADER } from '../contract/http-call.ts';
import { webhookOfUrl } from '../intents/webhook-path.ts';

/** Answers a `Request` of the fetch standard, as Bun, Deno, Hono and tests hand it over. */
export async function handleFetchRequest(desk: Desk, request: Request): Promise<Response> {
  const answer = await answerCall(desk, {
    method: request.method,
    webhook: webhookOfUrl(request.url),
    token: request.headers.get(TOKEN_HEADER) ?? undefined,
    contentType: request.headers.get('content-type') ?? undefined,
    readBody: (limitBytes) => readFetchBody(request, limitBytes),
  });
  return new Response(answer.body === '' ? null : answer.body, {
    status: answer.status,
    headers: answer.headers,
  });
}

async function readFetchBody(request: Request, limitBytes: number): Promise<BodyRead> {
  if (Number(request.headers.get('content-length')) > limitBytes) return { kind: 'too-large' };
  if (!request.body) return { kind: 'bytes', bytes: new Uint8Array() };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > limitBytes) {
        void reader.cancel().catch(() => undefined);
        return { kind: 'too-large' };
      }
      chunks.push(part.value);
    }
  } catch {
    return { kind: 'aborted' };
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}
