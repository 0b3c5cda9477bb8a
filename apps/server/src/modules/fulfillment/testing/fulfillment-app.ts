import type { FulfillmentRequest } from '@balcao/bot';
import type { FulfillmentWebhook } from '@balcao/protocol';
import { uuidv7 } from '../../../platform/crypto/index.ts';
import { createEgress, parseTarget } from '../../../platform/egress/index.ts';
import type { Job, JobContext } from '../../../platform/jobs/index.ts';
import { createTestApp, type Headers, type TestApp } from '../../accounts/testing/test-app.ts';
import { createFulfillHandler } from '../fulfill-job.ts';
import { createFulfillment, type Fulfillment } from '../fulfillment.ts';
import type { CallResult, FulfillPayload } from '../fulfillment.types.ts';
import type { FulfillmentPorts } from '../ports.ts';
import { addFulfillmentRoutes } from '../routes/index.ts';
import type { CallRow } from '../store/calls.ts';
import { startWebhookDouble, type WebhookDouble } from './webhook-double.ts';

const ALLOWED = ['127.0.0.1'];
export const TOKEN = 'segredo-do-pedido-7731';

// Answers are read field by field; a field that is missing fails the assertion that names it.
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = { status: number; body: any };

export type FulfillmentApp = TestApp & {
  fulfillment: Fulfillment;
  webhook: WebhookDouble;
  channel: { id: string; organizationId: string; name: string; mode: 'live' | 'simulator' };
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: Headers,
  ): Promise<Answer>;
  /** A registered webhook that leads to the double. */
  register(slug: string, change?: object): Promise<FulfillmentWebhook>;
  /** The job, once; what it put into the contact's line, or null when it threw before. */
  ask(payload: Partial<FulfillPayload>, job?: Partial<Job>): Promise<CallResult | null>;
  delivered: { organization_id: string; channel_id: string; shard: number; payload: string }[];
  calls(): Promise<CallRow[]>;
  stop(): Promise<void>;
};

export const aRequest: FulfillmentRequest = {
  intent_name: 'Consultar pedido',
  parameters: { numero: '1234' },
  sessionLog: [
    { from: 'customer', text: 'cadê meu pedido 1234', node: 'inicio', at: '2026-01-05T12:00:00.000Z' },
  ],
  query: 'cadê meu pedido 1234',
  message: 'cadê meu pedido 1234',
  language: 'pt-BR',
  allRequiredParamsPresent: true,
  sessionId: 'sessao-1',
};

export const jobContext: JobContext = {
  signal: new AbortController().signal,
  finish: async () => undefined,
};

/** What `applyDecision` enqueues, as a worker gets it. */
export function fulfillJob(
  organizationId: string,
  channelId: string,
  nowMs: number,
  payload: Partial<FulfillPayload> = {},
  job: Partial<Job> = {},
): Job {
  return {
    id: 1,
    lane: 'reply',
    kind: 'bot.fulfill',
    key: null,
    organizationId,
    attempts: 1,
    maxAttempts: 20,
    payload: {
      channelId,
      conversationId: uuidv7(nowMs),
      contactId: uuidv7(nowMs),
      shard: 7,
      callId: 'call-1',
      step: 3,
      askedAtMs: nowMs,
      webhook: 'pedidos',
      timeoutMs: 10_000,
      request: aRequest,
      ...payload,
    },
    ...job,
  };
}

export async function createFulfillmentApp(): Promise<FulfillmentApp> {
  const egress = createEgress({ allowedPrivateHosts: ALLOWED });
  const channels = new Map<string, FulfillmentApp['channel']>();
  const directory: FulfillmentPorts['channels'] = {
    byId: (id) => channels.get(id),
    all: () => [...channels.values()],
  };
  let fulfillment: Fulfillment | undefined;
  const t = await createTestApp((app, { ctx }) => {
    fulfillment = createFulfillment({
      ctx,
      egress,
      checkUrl: (url) => void parseTarget(url, ALLOWED),
      channels: directory,
    });
    addFulfillmentRoutes(app, { fulfillment });
  });
  await t.app.ready();
  if (!fulfillment) throw new Error('The routes were not added.');
  const webhook = await startWebhookDouble();
  const channel = {
    id: uuidv7(t.clock.now()),
    organizationId: t.organizationId,
    name: 'Loja',
    mode: 'live' as const,
  };
  channels.set(channel.id, channel);
  const delivered: FulfillmentApp['delivered'] = [];
  const handler = createFulfillHandler(fulfillment, async (_tx, row) => void delivered.push(row));
  const admin = await t.as('admin');

  const call: FulfillmentApp['call'] = async (method, path, body, headers = admin) => {
    const answer = await t.app.inject({
      method,
      url: `/v1/fulfillment${path}`,
      headers,
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
  return {
    ...t,
    fulfillment,
    webhook,
    channel,
    delivered,
    call,
    async register(slug, change = {}) {
      const made = await call('POST', '/webhooks', {
        slug,
        name: slug,
        url: webhook.url,
        token: TOKEN,
        ...change,
      });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return made.body;
    },
    async ask(payload, job = {}) {
      const before = delivered.length;
      await handler(fulfillJob(t.organizationId, channel.id, t.clock.now(), payload, job), jobContext);
      const row = delivered[before];
      return row ? JSON.parse(row.payload).event.result : null;
    },
    calls: () => t.database.queryAsOwner<CallRow>('select * from fulfillment_calls order by id'),
    async stop() {
      await webhook.close();
      await egress.close();
      await t.close();
    },
  };
}
