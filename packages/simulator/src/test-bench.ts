import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import type { ManualClock } from './clock.ts';
import { createManualClock } from './clock.ts';
import type { JsonObject } from './json.ts';
import type { Simulator, SimulatorOptions } from './simulator.ts';
import { createSimulator, defaultAccessToken } from './simulator.ts';
import { defaultPhoneNumber } from './state/world.ts';

export interface ReceivedWebhook {
  rawBody: Buffer;
  headers: { [name: string]: string };
  json: WebhookJson;
}

/** Loose on purpose: tests look into what the simulator wrote. */
export interface WebhookJson {
  entry: { id: string; changes: { field: string; value: WebhookValue }[] }[];
}
export interface WebhookValue extends JsonObject {
  contacts?: JsonObject[];
  messages?: JsonObject[];
  statuses?: JsonObject[];
}

export interface SimulatorBench {
  simulator: Simulator;
  app: FastifyInstance;
  clock: ManualClock;
  webhooks: ReceivedWebhook[];
  statuses(): JsonObject[];
  answerWebhooksWith(status: number): void;
  send(body: JsonObject, headers?: { [name: string]: string }): Promise<{ status: number; body: Answer }>;
  call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: JsonObject,
  ): Promise<{ status: number; body: Answer }>;
  dispose(): Promise<void>;
}

export interface Answer extends JsonObject {
  error: { code: number; message: string; error_subcode?: number; error_data?: { details: string } };
  messages: { id: string }[];
  contacts: { wa_id?: string; user_id?: string; input: string }[];
  data: JsonObject[];
  id: string;
}

export const waId = '5511987654321';

/** A simulator in process, on a clock that stands still, with steady randomness. */
export async function createBench(options: Partial<SimulatorOptions> = {}): Promise<SimulatorBench> {
  const clock = createManualClock();
  const webhooks: ReceivedWebhook[] = [];
  let answer = 200;
  const simulator = createSimulator({
    appSecret: 'app-secret',
    clock,
    random: createSteadyRandom(),
    async deliver(rawBody, headers) {
      // Parsed only to be looked at.
      webhooks.push({ rawBody, headers, json: JSON.parse(rawBody.toString()) as WebhookJson });
      return answer;
    },
    ...options,
  });
  const app = fastify();
  await app.register(simulator.graph);
  const call: SimulatorBench['call'] = async (method, path, body) => {
    const response = await app.inject({
      method,
      url: path,
      headers: { authorization: `Bearer ${defaultAccessToken}` },
      ...(body ? { payload: body } : {}),
    });
    return { status: response.statusCode, body: response.json<Answer>() };
  };
  return {
    simulator,
    app,
    clock,
    webhooks,
    call,
    statuses: () =>
      webhooks.flatMap(({ json }) =>
        json.entry.flatMap((entry) => entry.changes.flatMap(({ value }) => value.statuses ?? [])),
      ),
    answerWebhooksWith(status) {
      answer = status;
    },
    async send(body, headers = {}) {
      const response = await app.inject({
        method: 'POST',
        url: `/v25.0/${defaultPhoneNumber.phoneNumberId}/messages`,
        headers: { authorization: `Bearer ${defaultAccessToken}`, ...headers },
        payload: { messaging_product: 'whatsapp', to: waId, ...body },
      });
      return { status: response.statusCode, body: response.json<Answer>() };
    },
    async dispose() {
      await app.close();
      await simulator.dispose();
    },
  };
}

export function createSteadyRandom(seed = 42): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export function text(body: string, more: JsonObject = {}): JsonObject {
  return { type: 'text', text: { body }, ...more };
}
