import { shopHours } from '@balcao/calendar';
import type { Presence } from '@balcao/protocol';
import { type Bench, createBench } from '../../conversations/testing/bench.ts';
import { message, nextPhone } from '../../conversations/testing/items.ts';
import { conversationOf } from '../../conversations/testing/look.ts';
import type { RoutingPorts } from '../routing-ports.ts';
import { tendQueue } from '../tend-queue.ts';

export type DeskBench = Bench & {
  routing: RoutingPorts;
  departmentId: string;
  /** a weekday at 10:00 in São Paulo */
  officeHours: number;
  addAgent(
    name: string,
    options?: { capacity?: number; presence?: Presence; member?: boolean },
  ): Promise<string>;
  setPresence(userId: string, presence: Presence): Promise<void>;
  /** a customer who asked the bot for a person; their phone */
  someoneWaits(options?: { vip?: boolean }): Promise<string>;
  tend(): Promise<void>;
};

export async function createDeskBench(options: { max?: number } = {}): Promise<DeskBench> {
  const bench = await createBench(options);
  const officeHours = nextTuesdayMorning(bench.clock.now());
  await bench.clock.advance(officeHours - bench.clock.now());
  const calendar = shopHours('America/Sao_Paulo');
  const routing: RoutingPorts = { conversations: bench.ports, calendarOf: async () => calendar };
  const [department] = await bench.rows<{ id: string }>(
    'select id from departments where organization_id = $1',
    [bench.organizationId],
  );
  if (!department) throw new Error('The bench has no department.');
  return {
    ...bench,
    routing,
    departmentId: department.id,
    officeHours,
    async addAgent(name, { capacity = 5, presence = 'online', member = false } = {}) {
      const id = bench.newId();
      await bench.rows('insert into users (id, email, name) values ($1, $2, $3)', [
        id,
        `${id}@example.com`,
        name,
      ]);
      await bench.rows(`insert into memberships (organization_id, user_id, role) values ($1, $2, 'agent')`, [
        bench.organizationId,
        id,
      ]);
      await bench.rows(
        'insert into agents (organization_id, user_id, capacity, presence, wanted, idle_since) values ($1, $2, $3, $4, $4, $5)',
        [bench.organizationId, id, capacity, presence, new Date(bench.clock.now())],
      );
      if (member)
        await bench.rows('insert into department_members values ($1, $2, $3)', [
          bench.organizationId,
          department.id,
          id,
        ]);
      return id;
    },
    async setPresence(userId, presence) {
      await bench.rows('update agents set presence = $2 where user_id = $1', [userId, presence]);
    },
    async someoneWaits({ vip = false } = {}) {
      const phone = nextPhone();
      await bench.receive(message(bench, phone, 'oi'));
      if (vip) {
        const { contact_id } = await conversationOf(bench, phone);
        await bench.rows(`update contacts set tags = '{VIP}' where id = $1`, [contact_id]);
      }
      await bench.receive(message(bench, phone, 'Pessoa'));
      await bench.clock.advance(1000);
      return phone;
    },
    tend: () => tendQueue(routing, bench.organizationId),
  };
}

function nextTuesdayMorning(fromMs: number): number {
  const day = 86_400_000;
  // 13:00 UTC is 10:00 in São Paulo.
  let at = Math.ceil(fromMs / day) * day + 13 * 3_600_000;
  while (new Date(at).getUTCDay() !== 2) at += day;
  return at;
}
