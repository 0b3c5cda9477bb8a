import type { CompiledBot, OrganizationProfile } from '@balcao/bot';
import { type DeskSettings, deskSettings } from '@balcao/protocol';
import { createTestDatabase, type FakeClock, fakeClock, type TestDatabase } from '@balcao/testkit';
import { uuidv7 } from '../../../platform/crypto/index.ts';
import type { ConversationPorts } from '../actions/action.types.ts';
import type { NewJob } from '../changes.ts';
import { type ReceiveItem, type ReceivePorts, type ReceiveResult, receiveBatch } from '../receive-batch.ts';
import { testBot } from './test-bot.ts';

export type BenchChannel = {
  id: string;
  organizationId: string;
  phoneNumberId: string;
  wabaId: string;
  appSecret: string;
};

export type Bench = {
  database: TestDatabase;
  db: TestDatabase['db'];
  clock: FakeClock;
  organizationId: string;
  otherOrganizationId: string;
  agentId: string;
  colleagueId: string;
  /** of the organization; the second has another app secret */
  channel: BenchChannel;
  secondChannel: BenchChannel;
  /** of the other organization */
  foreignChannel: BenchChannel;
  newId: () => string;
  /** null: the channels have no bot */
  bot: CompiledBot | null;
  desk: DeskSettings;
  jobs: NewJob[];
  receivePorts: ReceivePorts;
  ports: ConversationPorts;
  receive(...items: ReceiveItem[]): Promise<ReceiveResult>;
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

const IDS = {
  botId: '00000000-0000-7000-8000-00000000b001',
  versionId: '00000000-0000-7000-8000-00000000b002',
};

/** The heart on a real database, with two tenants, a fake clock and a small bot. */
export async function createBench(options: { max?: number } = {}): Promise<Bench> {
  const database = await createTestDatabase({ max: options.max ?? 8 });
  const { db } = database;
  const clock = fakeClock(Date.now());
  const newId = () => uuidv7(clock.now());
  const [organizationId, otherOrganizationId, agentId, colleagueId] = [newId(), newId(), newId(), newId()];
  const rows = <Row>(text: string, values: unknown[] = []) => database.queryAsOwner<Row>({ text, values });
  for (const [id, name] of [
    [organizationId, 'Padaria Sol'],
    [otherOrganizationId, 'Mercado Lua'],
  ])
    await rows('insert into organizations (id, name) values ($1, $2)', [id, name]);
  for (const [id, name] of [
    [agentId, 'Bia'],
    [colleagueId, 'Caio'],
  ]) {
    await rows('insert into users (id, email, name) values ($1, $2, $3)', [id, `${name}@example.com`, name]);
    await rows(`insert into memberships (organization_id, user_id, role) values ($1, $2, 'agent')`, [
      organizationId,
      id,
    ]);
  }
  const department = { id: newId(), slug: 'suporte', name: 'Suporte' };
  await rows('insert into departments (organization_id, id, slug, name) values ($1, $2, $3, $4)', [
    organizationId,
    department.id,
    department.slug,
    department.name,
  ]);
  const addChannel = async (owner: string, phoneNumberId: string, wabaId: string, appSecret: string) => {
    const channel = { id: newId(), organizationId: owner, phoneNumberId, wabaId, appSecret };
    await rows(
      `insert into channels (organization_id, id, name, phone_number_id, waba_id, access_token, app_secret, verify_token)
       values ($1, $2, $3, $4, $5, '', '', '')`,
      [owner, channel.id, `Loja ${phoneNumberId}`, phoneNumberId, wabaId],
    );
    await rows('insert into channel_buckets (channel_id, tokens) values ($1, 1000)', [channel.id]);
    return channel;
  };
  const channel = await addChannel(organizationId, '1000', 'W1', 'secret-one');
  const secondChannel = await addChannel(organizationId, '2000', 'W2', 'secret-two');
  const foreignChannel = await addChannel(otherOrganizationId, '3000', 'W3', 'secret-three');
  const profile: OrganizationProfile = {
    name: 'Padaria Sol',
    timeZone: 'America/Sao_Paulo',
    faq: [],
    items: [],
    departments: [department],
  };
  const jobs: NewJob[] = [];
  const enqueueJobs = async (_tx: unknown, added: readonly NewJob[]) => {
    jobs.push(...added);
  };

  const bench: Bench = {
    database,
    db,
    clock,
    organizationId,
    otherOrganizationId,
    agentId,
    colleagueId,
    channel,
    secondChannel,
    foreignChannel,
    newId,
    bot: testBot,
    desk: deskSettings.parse({}),
    jobs,
    receivePorts: {
      nowMs: () => clock.now(),
      newId,
      enqueueJobs,
      profileOf: () => ({ profile, locale: 'pt-BR', vipTag: 'vip', commentUpTo: 3 }),
      botFor: () => (bench.bot ? { compiled: bench.bot, ...IDS } : null),
      prepareBots: async () => {},
    },
    ports: {
      db,
      now: () => clock.now(),
      newId,
      enqueueJobs,
      onCommitted: () => {},
      hasBot: () => bench.bot !== null,
      isSimulated: () => false,
      channelFor: () => channel,
      usableTemplates: async () => [{ name: 'retomar', language: 'pt_BR' }],
      markRead: () => {},
      nameOfUser: async (_tx, userId) => (userId === agentId ? 'Bia' : 'Caio'),
      loadDesk: async () => bench.desk,
      localeOf: async () => 'pt-BR',
      audit: async () => {},
    },
    receive(...items) {
      const scope = [...new Set(items.map((item) => item.organizationId))].sort();
      return db.tx(scope, (tx) => receiveBatch(tx, items, bench.receivePorts));
    },
    rows,
    close: () => database.close(),
  };
  return bench;
}
