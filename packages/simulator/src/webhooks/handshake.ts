import { randomBytes } from 'node:crypto';

export type Handshake = { ok: true } | { ok: false; reason: string; advice: string };

/** The GET Meta makes when a webhook URL is saved. */
export async function checkHandshake(
  webhookUrl: string,
  verifyToken: string,
  timeoutMs = 10_000,
): Promise<Handshake> {
  const challenge = String(randomBytes(4).readUInt32BE());
  let url: URL;
  try {
    url = new URL(webhookUrl);
  } catch {
    return refuse(
      `"${webhookUrl}" is not a URL.`,
      'Give the whole address, like http://localhost:3000/webhooks/whatsapp.',
    );
  }
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' });
  } catch (error) {
    return refuse(
      `Nothing answered at ${url.origin} (${describeCause(error)}).`,
      'Start your server first and check host and port.',
    );
  }
  const answer = (await response.text()).slice(0, 200);
  if (response.status === 404) {
    return refuse(
      `${url.pathname} does not exist there (404).`,
      'Check the path of the webhook; GET must be served too.',
    );
  }
  if (response.status === 403 || response.status === 401) {
    return refuse(
      `The server refused the verify token (${response.status}).`,
      'Use the same verify token here (--verify-token) and in your server.',
    );
  }
  if (response.status !== 200) {
    return refuse(
      `The server answered ${response.status}.`,
      'The GET must answer 200; look in the log of your server.',
    );
  }
  if (answer.trim() !== challenge) {
    return refuse(
      `The server answered "${answer}" instead of the challenge "${challenge}".`,
      'Answer the value of hub.challenge as plain text, without quotes or JSON around it.',
    );
  }
  return { ok: true };
}

function refuse(reason: string, advice: string): Handshake {
  return { ok: false, reason, advice };
}

function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name === 'TimeoutError' ? 'no answer in time' : error.message;
}
