import type { LocaleName, Role, SlaPolicy } from '@balcao/protocol';
import { until } from '@balcao/testkit';
import { createJobRunner, enqueueJobs, type JobRunner } from '../../../platform/jobs/index.ts';
import { silentLog } from '../../../platform/log/index.ts';
import type { ActingPrincipal, ConversationPorts } from '../../conversations/index.ts';
import { type Bench, createBench } from '../../conversations/testing/bench.ts';
import { message, nextPhone, nextWamid } from '../../conversations/testing/items.ts';
import { conversationOf, eventsOf } from '../../conversations/testing/look.ts';
import { createSlaJobHandlers, type SlaPorts } from '../index.ts';
import { recheckSla } from '../recheck-sla.ts';

export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 24 * 60;

export const POLICY: SlaPolicy = {
  first_response: { minutes: 15, alert_minutes: 10 },
  next_response: { minutes: 15, alert_minutes: 10 },
  resolution: { minutes: 480, alert_minutes: 420 },
  business_hours: true,
  pause_while_waiting: true,
};

export type SlaBench = Bench & {
  slaPorts: SlaPorts;
  departmentId: string;
  addPerson(name: string, role: Role, locale?: LocaleName): Promise<string>;
  addDepartment(name: string, policy: SlaPolicy | null): Promise<string>;
  setPolicy(departmentId: string, policy: SlaPolicy): Promise<void>;
  /** No jobs, mails, notifications, members; no hours; the policy above. */
  reset(): Promise<void>;
  bia: { kind: 'user'; userId: string; name: string; role: 'agent' };
  take(conversationId: string): Promise<unknown>;
  recheck(): Promise<number>;
  /** A new customer in the queue of "Suporte". */
  queueCustomer(): Promise<{ id: string; phone: string }>;
  customerSays(phone: string, text: string): Promise<void>;
  agentSays(conversationId: string, text: string): Promise<void>;
  /** Time passes, and all that is due by then is done. */
  pass(minutes: number): Promise<void>;
  /** All that is due is done. */
  settle(): Promise<void>;
  startWorker(): Promise<void>;
  stopWorkers(): Promise<void>;
  /** `first_response breach` */
  told(conversationId: string): Promise<string[]>;
  ringOf(phone: string): Promise<string | null>;
  notifiedOf(
    conversationId: string,
  ): Promise<{ user_id: string; kind: string; data: Record<string, unknown> }[]>;
  mails(): Promise<{ to_address: string; subject: string; text: string }[]>;
  /** kinds of events after a sequence */
  kindsAfter(seq: number): Promise<string[]>;
  lastSeq(): Promise<number>;
};

/** Actions of the module conversations: only test files may import them. */
export type DeskActions = {
  takeConversation(
    ports: ConversationPorts,
    organizationId: string,
    id: string,
    userId: string,
  ): Promise<unknown>;
  replyToConversation(
    ports: ConversationPorts,
    organizationId: string,
    id: string,
    by: ActingPrincipal,
    reply: {
      content: unknown;
      attachmentId: undefined;
      replyToMessageId: undefined;
      clientKey: string;
    },
  ): Promise<unknown>;
};

/** The desk on a real database with its jobs at work, a fake clock, and a department with promises. */
export async function createSlaBench(actions: DeskActions): Promise<SlaBench> {
  const bench = await createBench({ max: 20 });
  bench.ports.enqueueJobs = enqueueJobs;
  bench.receivePorts.enqueueJobs = enqueueJobs;
  const slaPorts: SlaPorts = { conversations: bench.ports, publicUrl: () => 'https://balcao.test/' };
  const runners: JobRunner[] = [];
  const { organizationId, clock, rows } = bench;
  const [department] = await rows<{ id: string }>('select id from departments where organization_id = $1', [
    organizationId,
  ]);
  const departmentId = department?.id ?? '';

  async function setPolicy(id: string, policy: SlaPolicy): Promise<void> {
    await rows('delete from sla_policies where organization_id = $1 and department_id = $2', [
      organizationId,
      id,
    ]);
    const targets = [policy.first_response, policy.next_response, policy.resolution];
    await rows('insert into sla_policies values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      organizationId,
      id,
      ...targets.flatMap((target) => [target?.minutes, target?.alert_minutes]),
      policy.business_hours,
      policy.pause_while_waiting,
    ]);
  }

  const sla: SlaBench = {
    ...bench,
    slaPorts,
    departmentId,
    setPolicy,
    async addPerson(name, role, locale = 'pt-BR') {
      const id = bench.newId();
      const email = `${name.toLowerCase()}@example.com`;
      await rows('insert into users (id, email, name, locale) values ($1, $2, $3, $4)', [
        id,
        email,
        name,
        locale,
      ]);
      await rows('insert into memberships (organization_id, user_id, role) values ($1, $2, $3)', [
        organizationId,
        id,
        role,
      ]);
      return id;
    },
    async addDepartment(name, policy) {
      const id = bench.newId();
      await rows('insert into departments (organization_id, id, slug, name) values ($1, $2, $3, $4)', [
        organizationId,
        id,
        name.toLowerCase(),
        name,
      ]);
      if (policy) await setPolicy(id, policy);
      return id;
    },
    async reset() {
      await rows('truncate jobs, mails, notifications, department_members');
      await rows('update organizations set calendar_id = null');
      await setPolicy(departmentId, POLICY);
    },
    bia: { kind: 'user', userId: bench.agentId, name: 'Bia', role: 'agent' },
    take: (id) => actions.takeConversation(bench.ports, organizationId, id, bench.agentId),
    recheck: () => recheckSla(bench.db, organizationId, new Date(clock.now())),
    notifiedOf: (id) =>
      rows('select user_id, kind, data from notifications where conversation_id = $1 order by id', [id]),
    mails: () => rows('select to_address, subject, text from mails order by id'),
    async queueCustomer() {
      const phone = nextPhone();
      await sla.customerSays(phone, 'oi');
      await sla.customerSays(phone, 'Pessoa');
      return { id: (await conversationOf(bench, phone)).id, phone };
    },
    async customerSays(phone, text) {
      await bench.receive(message(bench, { waId: phone, profileName: `Cliente ${phone}` }, text));
    },
    async agentSays(conversationId, text) {
      await actions.replyToConversation(bench.ports, organizationId, conversationId, sla.bia, {
        content: { type: 'text', text: { body: text } },
        attachmentId: undefined,
        replyToMessageId: undefined,
        clientKey: nextWamid(),
      });
    },
    async pass(minutes) {
      await clock.advance(minutes * MINUTE_MS);
      await sla.settle();
    },
    async settle() {
      await until(
        async () => {
          const [due] = await rows<{ count: number }>(
            `select count(*)::int as count from jobs where kind like 'sla.%'
              and (state = 'running' or state = 'ready' and run_at <= greatest(now(), $1))`,
            [new Date(clock.now())],
          );
          return due?.count === 0;
        },
        { what: 'SLA jobs that are due are done' },
      );
    },
    async startWorker() {
      const runner = createJobRunner({
        db: bench.db,
        handlers: createSlaJobHandlers(slaPorts),
        lanes: { desk: 4 },
        clock,
        log: silentLog,
        random: () => 0,
        pollMs: 20,
      });
      runners.push(runner);
      await runner.start();
    },
    async stopWorkers() {
      await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    },
    async told(conversationId) {
      const all = await rows<{ clock: string; level: string }>(
        'select clock, level from sla_breaches where conversation_id = $1 order by noticed_at, clock, level',
        [conversationId],
      );
      return all.map((one) => `${one.clock} ${one.level}`);
    },
    async ringOf(phone) {
      const { sla: ring } = await conversationOf(bench, phone);
      return ring === null ? null : `${ring.clock} ${ring.state}`;
    },
    async kindsAfter(seq) {
      return (await eventsOf(bench, organizationId, seq)).map((one) => one.type);
    },
    async lastSeq() {
      const [row] = await rows<{ seq: number }>('select seq from event_counters where organization_id = $1', [
        organizationId,
      ]);
      return row?.seq ?? 0;
    },
  };
  await setPolicy(departmentId, POLICY);
  return sla;
}
