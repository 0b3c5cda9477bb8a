import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { decideTrouble, errorBody, type Failures, NO_FAILURES, type Trouble } from './double/failures.ts';
import { ACCEPTED, Feed, STATUSES_DONE } from './double/feed.ts';
import { type SendRecord, Sends } from './double/sends.ts';
import { type StatusOptions, StatusSender } from './double/status-sender.ts';
import { ACCOUNT, contactOf } from './lib/account.ts';
import { serveCommands } from './lib/helper.ts';
import { createRandom } from './lib/random.ts';

export type DoubleCommands = {
  start: (input: { seed: number }) => Promise<{ url: string; feedPort: number }>;
  /** begins a run: forgets the former one's sends */
  reset: (input: StatusOptions) => void;
  fail: (input: Failures) => void;
  counters: (input: undefined) => DoubleCounters;
  sends: (input: undefined) => SendRecord[];
};

export type DoubleCounters = {
  accepted: number;
  reads: number;
  troubles: Partial<Record<Trouble, number>>;
  statusesOpen: number;
  statusesAcked: number;
  statusDeliveries: number;
  statusRedelivered: number;
};

const HANG_MS = 40_000;
const DELAY_MS = 400;

/**
 * A Graph API that only counts: it checks nothing, so that it costs little of the machine being measured.
 * The faithful double is packages/simulator.
 */
const feed = new Feed();
const sends = new Sends();
let statuses: StatusSender | null = null;
let failures = NO_FAILURES;
let random = createRandom(1);
let lastWamid = 0;
let reads = 0;
let troubles: DoubleCounters['troubles'] = {};

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    try {
      handle(request, response, chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString());
    } catch (error) {
      answer(response, 400, errorBody(100, error instanceof Error ? error.message : 'Invalid parameter'));
    }
  });
  request.on('error', () => undefined);
});

type SendBody = {
  status?: string;
  to?: string;
  recipient?: string;
  biz_opaque_callback_data?: string;
  text?: { body?: string };
  interactive?: { body?: { text?: string } };
};

function handle(request: IncomingMessage, response: ServerResponse, raw: string): void {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (request.method !== 'POST' || !path.endsWith('/messages'))
    return answer(response, 200, lookUp(request, path));
  const body = JSON.parse(raw) as SendBody; // our own server writes it; a wrong shape fails the run visibly
  if (body.status === 'read') {
    reads += 1;
    return answer(response, 200, '{"success":true}');
  }
  const trouble = decideTrouble(failures, random);
  if (trouble !== 'none') troubles[trouble] = (troubles[trouble] ?? 0) + 1;
  send(response, body, trouble);
}

function send(response: ServerResponse, body: SendBody, trouble: Trouble): void {
  const phone = body.to ?? body.recipient ?? '';
  const text = body.text?.body ?? body.interactive?.body?.text ?? '';
  const callbackData = body.biz_opaque_callback_data;
  switch (trouble) {
    case 'serverError':
      sends.note(callbackData, phone, text, 'refused');
      return answer(response, 500, errorBody(131000, 'Something went wrong'));
    case 'tooManyRequests':
      sends.note(callbackData, phone, text, 'refused');
      return answer(response, 429, errorBody(130429, 'Rate limit hit'));
    case 'resetBefore':
      sends.note(callbackData, phone, text, 'reset_before');
      response.socket?.destroy();
      return;
    case 'resetAfter':
      accept(phone, text, callbackData, 'answer_lost');
      response.socket?.destroy();
      return;
    case 'hangAfter':
      accept(phone, text, callbackData, 'answer_lost');
      setTimeout(() => response.socket?.destroy(), HANG_MS).unref();
      return;
    case 'delay':
      setTimeout(() => answer(response, 200, accept(phone, text, callbackData, 'accepted')), DELAY_MS);
      return;
    case 'none':
      return answer(response, 200, accept(phone, text, callbackData, 'accepted'));
    default:
      trouble satisfies never;
  }
}

function accept(
  phone: string,
  text: string,
  callbackData: string | undefined,
  attempt: 'accepted' | 'answer_lost',
): string {
  const wamid = `wamid.BENCHOUT${(++lastWamid).toString(36).toUpperCase()}.${process.pid}`;
  sends.note(callbackData, phone, text, attempt);
  feed.tell(contactOf(phone), ACCEPTED);
  statuses?.add({ phone, wamid, callbackData }, () => feed.tell(contactOf(phone), STATUSES_DONE));
  return `{"messaging_product":"whatsapp","contacts":[{"input":"${phone}","wa_id":"${phone}"}],"messages":[{"id":"${wamid}"}]}`;
}

/** What connecting a number reads and does at Meta. */
function lookUp(request: IncomingMessage, path: string): string {
  const number = {
    id: ACCOUNT.phoneNumberId,
    display_phone_number: ACCOUNT.displayPhoneNumber,
    verified_name: ACCOUNT.verifiedName,
    quality_rating: 'GREEN',
    status: 'CONNECTED',
    throughput: { level: 'HIGH' },
  };
  if (request.method !== 'GET') return '{"success":true}';
  if (path.endsWith(`/${ACCOUNT.phoneNumberId}`)) return JSON.stringify(number);
  if (path.endsWith('/phone_numbers')) return JSON.stringify({ data: [number] });
  if (path.endsWith('/debug_token'))
    return JSON.stringify({
      data: {
        is_valid: true,
        app_id: '1',
        expires_at: 0,
        scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
      },
    });
  if (path.endsWith('/subscribed_apps'))
    return JSON.stringify({ data: [{ whatsapp_business_api_data: { id: '1', name: 'bench' } }] });
  return JSON.stringify({ id: ACCOUNT.wabaId, name: ACCOUNT.verifiedName, data: [] });
}

function answer(response: ServerResponse, status: number, body: string): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

const commands: DoubleCommands = {
  async start({ seed }) {
    random = createRandom(seed);
    const feedPort = await feed.listen();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, feedPort };
  },
  reset(options) {
    statuses?.close();
    statuses = options.statuses > 0 ? new StatusSender(options) : null;
    failures = NO_FAILURES;
    troubles = {};
    reads = 0;
    sends.clear();
  },
  fail(input) {
    failures = input;
  },
  counters: () => ({
    accepted: sends.accepted,
    reads,
    troubles,
    statusesOpen: statuses?.open ?? 0,
    statusesAcked: statuses?.acked ?? 0,
    statusDeliveries: statuses?.deliveries ?? 0,
    statusRedelivered: statuses?.redelivered ?? 0,
  }),
  sends: () => sends.list(),
};

serveCommands(commands, () => {
  statuses?.close();
  feed.close();
  server.close();
  server.closeAllConnections();
});
