import { bot, checkDefinition } from '@balcao/bot';
import { parseConfig } from '../../../platform/config/index.ts';
import { createSecretBox } from '../../../platform/crypto/index.ts';
import { createEgress } from '../../../platform/egress/index.ts';
import type { JobHandler } from '../../../platform/jobs/index.ts';
import { silentLog } from '../../../platform/log/index.ts';
import { commandLine } from '../../accounts/index.ts';
import { type Bench, createBench } from '../../conversations/testing/bench.ts';
import { message } from '../../conversations/testing/items.ts';
import { createWebhook } from '../create-webhook.ts';
import { createFulfillHandler } from '../fulfill-job.ts';
import { createFulfillment } from '../fulfillment.ts';
import type { CallRow } from '../store/calls.ts';

export type DeliveredRow = { organization_id: string; channel_id: string; shard: number; payload: string };

export type IntentBench = Bench & {
  /** a customer writes; calls are made and their answers received until nothing is left to do */
  says(phone: string, text: string): Promise<void>;
  register(slug: string, url: string, token: string, timeoutMs?: number): Promise<void>;
  calls(): Promise<CallRow[]>;
  /** how rows of the inbox become events */
  readRow: (row: DeliveredRow) => Parameters<Bench['receive']>[0];
  stop(): Promise<void>;
};

/** Intents of `webhook.py`, on the webhook "loja". */
const definition = bot({ name: 'Loja', defaultLocale: 'pt-BR' })
  .choose('menu', {
    text: 'O que vai ser?',
    options: [{ id: 'pao', title: 'Pão', goto: 'pao' }],
  })
  .end('pao', { text: 'Pão anotado.' })
  .intent('consultar', {
    name: 'Consultar pedido',
    phrases: ['consultar pedido', 'onde está meu pedido'],
    parameters: [{ name: 'numero', kind: 'text', question: 'Qual é o número do pedido?' }],
    webhook: 'loja',
    fallback: 'Não consegui ver o pedido agora.',
  })
  .intent('rastrear', { name: 'Rastrear', phrases: ['rastrear'], webhook: 'loja' })
  .choose('rastreio', {
    state: 'RASTREIO',
    text: 'O rastreio do pedido {{variables.numero}}.',
    options: [{ id: 'voltar', title: 'Voltar', goto: 'menu' }],
  })
  .intent('perdido', { name: 'Perdido', phrases: ['estou perdido'], webhook: 'loja' })
  .intent('sair', { name: 'Sair', phrases: ['deslogar da conta'], webhook: 'loja' })
  .intent('quebrar', { name: 'Quebrar', phrases: ['quebrar tudo'], webhook: 'loja' })
  .intent('aviso', { name: 'Quebrar com aviso', phrases: ['avisar problema'], webhook: 'loja' })
  .intent('errada', { name: 'Resposta errada', phrases: ['resposta errada'], webhook: 'loja' })
  .intent('outro', { name: 'Outro token', phrases: ['outro token'], webhook: 'loja' })
  .intent('ninguem', { name: 'Ninguém registrou', phrases: ['ninguém registrou'], webhook: 'loja' })
  .intent('falha', { phrases: ['falha interna'], webhook: 'falha', fallback: 'A loja falhou, desculpe.' })
  .intent('demora', { phrases: ['demora demais'], webhook: 'demora', fallback: 'A loja demorou, desculpe.' })
  .intent('torta', {
    phrases: ['torta de limão'],
    webhook: 'torta',
    fallback: 'A loja se embolou, desculpe.',
  })
  .build();

/** The heart, its bot's intents and the job that asks their webhooks; a fake clock. */
export async function createIntentBench(readRow: IntentBench['readRow']): Promise<IntentBench> {
  const bench = await createBench();
  const checked = checkDefinition(definition);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  bench.bot = checked.definition;
  const egress = createEgress({ allowedPrivateHosts: ['127.0.0.1'] });
  const secrets = createSecretBox(['a-master-key-of-at-least-32-characters']);
  const ctx = { db: bench.db, clock: bench.clock, secrets, log: silentLog, config: parseConfig({}) };
  const fulfillment = createFulfillment({
    ctx,
    egress,
    checkUrl: () => undefined,
    channels: {
      byId: (id) => (id === bench.channel.id ? { ...bench.channel, name: 'Loja', mode: 'live' } : undefined),
      all: () => [],
    },
  });
  const inbox: DeliveredRow[] = [];
  const handler: JobHandler = createFulfillHandler(fulfillment, async (_tx, row) => void inbox.push(row));

  async function workOff(): Promise<void> {
    for (;;) {
      const job = bench.jobs.shift();
      if (job?.kind === 'bot.fulfill')
        await handler(
          {
            id: 1,
            lane: job.lane,
            kind: job.kind,
            key: job.key,
            organizationId: job.organizationId,
            // As it comes back from the table.
            payload: JSON.parse(JSON.stringify(job.payload)),
            attempts: 1,
            maxAttempts: 20,
          },
          { signal: new AbortController().signal, finish: async () => undefined },
        );
      const row = inbox.shift();
      if (row) await bench.receive(readRow(row));
      if (!job && !row) return;
    }
  }

  return Object.assign(bench, {
    readRow,
    async says(phone: string, text: string) {
      await bench.receive(message(bench, phone, text));
      await workOff();
    },
    async register(slug: string, url: string, token: string, timeoutMs = 10_000) {
      const input = { slug, name: slug, url, token, timeout_ms: timeoutMs, named_queries: [] };
      await createWebhook(fulfillment, bench.organizationId, input, commandLine);
    },
    calls: () => bench.rows<CallRow>('select * from fulfillment_calls order by id'),
    async stop() {
      await egress.close();
      await bench.close();
    },
  });
}
