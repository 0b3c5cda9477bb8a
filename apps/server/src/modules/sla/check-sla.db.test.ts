import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeConversation } from '../conversations/actions/close-conversation.ts';
import { releaseConversation } from '../conversations/actions/release-conversation.ts';
import { replyToConversation } from '../conversations/actions/reply.ts';
import { takeConversation } from '../conversations/actions/take-conversation.ts';
import { echo, message, nextBsuid, nextPhone, reaction } from '../conversations/testing/items.ts';
import { conversationOf, conversationsOf, eventsOf, transcript } from '../conversations/testing/look.ts';
import { checkSla } from './check-sla.ts';
import { createSlaBench, DAY_MINUTES, MINUTE_MS, POLICY, type SlaBench } from './testing/sla-bench.ts';

let bench: SlaBench;
let anaId: string;

beforeAll(async () => {
  bench = await createSlaBench({ replyToConversation, takeConversation });
  anaId = await bench.addPerson('Ana', 'supervisor');
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset();
  await bench.startWorker();
});
afterEach(() => bench.stopWorkers());

describe('the ring', () => {
  test('shows the most urgent clock as time and talk go on', async () => {
    const { id, phone } = await bench.queueCustomer();
    await bench.settle();
    expect(await bench.ringOf(phone)).toBe('first_response running');
    await bench.pass(10);
    expect(await bench.ringOf(phone)).toBe('first_response alert');
    await bench.take(id);
    await bench.agentSays(id, 'Bom dia!');
    await bench.settle();
    expect(await bench.ringOf(phone)).toBe('resolution paused');
    await bench.customerSays(phone, 'não funciona');
    await bench.settle();
    expect(await bench.ringOf(phone)).toBe('next_response running');
    await bench.pass(15);
    expect(await bench.ringOf(phone)).toBe('next_response breached');
    await bench.agentSays(id, 'Já vejo.');
    await bench.settle();
    expect(await bench.ringOf(phone)).toBe('resolution paused');
    await closeConversation(bench.ports, bench.organizationId, id, bench.bia, { survey: false });
    await bench.settle();
    expect(await bench.ringOf(phone)).toBeNull();
  });

  test('is in the conversation that events carry: a reader sees what the row holds', async () => {
    const { phone } = await bench.queueCustomer();
    for (const minutes of [0, 10, 5]) {
      await bench.pass(minutes);
      const { id, sla } = await conversationOf(bench, phone);
      const last = (await eventsOf(bench)).findLast(
        (one) => 'conversation' in one && one.conversation.id === id,
      );
      expect(last && 'conversation' in last && last.conversation.sla).toEqual(sla);
    }
  });

  test('a look that finds nothing new writes nothing and tells nobody', async () => {
    const { id } = await bench.queueCustomer();
    await bench.settle();
    const before = await bench.lastSeq();
    const [row] = await bench.rows<{ updated_at: Date }>(
      'select updated_at from conversations where id = $1',
      [id],
    );
    await bench.clock.advance(3 * MINUTE_MS);
    await checkSla(bench.slaPorts, bench.organizationId, id, bench.clock.now());
    expect(await bench.lastSeq()).toBe(before);
    expect(await bench.rows('select updated_at from conversations where id = $1', [id])).toEqual([row]);
  });

  test('a look that the database’s clock took before its time is made again when its time has come', async () => {
    const { id, phone } = await bench.queueCustomer();
    await bench.settle();
    const dueMs = Date.parse((await conversationOf(bench, phone)).sla?.alert_at ?? '');
    await bench.stopWorkers();
    await bench.rows('delete from jobs');
    await bench.clock.advance(dueMs - 3_000 - bench.clock.now());
    await checkSla(bench.slaPorts, bench.organizationId, id, dueMs);
    const [next] = await bench.rows<{ run_at: Date }>(`select run_at from jobs where kind = 'sla.check'`);
    expect(next?.run_at).toEqual(new Date(dueMs + 3_000));
  });

  test('a reaction is no word, and a person’s word on the number’s own phone is one', async () => {
    const phone = nextPhone();
    await bench.receive(message(bench, phone, 'oi'));
    await bench.receive(echo(bench, phone, 'Oi, é a Bia'));
    await bench.rows('update conversations set department_id = $2 where id = $1', [
      (await conversationOf(bench, phone)).id,
      bench.departmentId,
    ]);
    await bench.recheck();
    await bench.settle();
    expect(await bench.ringOf(phone)).toBe('resolution paused');
    await bench.receive(message(bench, phone, reaction('wamid.X', '👍')));
    await bench.recheck();
    await bench.settle();
    expect(await bench.ringOf(phone)).toBe('resolution paused');
  });
});

describe('alert and breach', () => {
  test('are told once each, to events, supervisors and the thread, though two workers race and jobs run twice', async () => {
    await bench.startWorker();
    const { id, phone } = await bench.queueCustomer();
    await bench.settle();
    const again = () =>
      Promise.all(
        Array.from({ length: 4 }, () =>
          checkSla(bench.slaPorts, bench.organizationId, id, bench.clock.now()),
        ),
      );
    const begin = await bench.lastSeq();
    await bench.pass(9);
    expect(await bench.kindsAfter(begin)).toEqual([]);
    await bench.clock.advance(MINUTE_MS);
    await again();
    await bench.settle();
    expect(await bench.kindsAfter(begin)).toEqual(['conversation.sla_alert', 'notification.created']);
    const alerted = await bench.lastSeq();
    await bench.clock.advance(5 * MINUTE_MS);
    await again();
    await bench.settle();
    await again();
    expect(await bench.kindsAfter(alerted)).toEqual([
      'message.created',
      'conversation.sla_breached',
      'notification.created',
    ]);
    expect(await bench.told(id)).toEqual(['first_response alert', 'first_response breach']);
    expect((await transcript(bench, phone)).at(-1)).toBe('(sla_breached)');
    const notified = await bench.notifiedOf(id);
    expect(notified.map((one) => [one.user_id, one.kind])).toEqual([
      [anaId, 'sla_alert'],
      [anaId, 'sla_breach'],
    ]);
    expect(notified[1]?.data).toEqual({
      contact_name: `Cliente ${phone}`,
      clock: 'first_response',
      due_at: new Date(bench.clock.now()).toISOString(),
      department: 'Suporte',
    });
  });

  test('nothing is told of what was answered in time', async () => {
    const { id } = await bench.queueCustomer();
    await bench.pass(9);
    await bench.take(id);
    await bench.agentSays(id, 'Bom dia!');
    await bench.pass(60);
    expect(await bench.told(id)).toEqual([]);
  });

  test('the resolution clock stands while the customer is waited for', async () => {
    const { id, phone } = await bench.queueCustomer();
    await bench.take(id);
    await bench.agentSays(id, 'Pode mandar a foto?');
    await bench.pass(DAY_MINUTES - 1);
    expect(await bench.told(id)).toEqual([]);
    await bench.customerSays(phone, 'aqui');
    await bench.agentSays(id, 'Obrigada, vou ver.');
    await bench.setPolicy(bench.departmentId, { ...POLICY, pause_while_waiting: false });
    await bench.recheck();
    await bench.settle();
    expect(await bench.told(id)).toEqual(['resolution breach']);
  });

  test('what was answered late while no worker ran is on record, and alarms nobody', async () => {
    const { id } = await bench.queueCustomer();
    await bench.settle();
    await bench.stopWorkers();
    await bench.clock.advance(20 * MINUTE_MS);
    await bench.take(id);
    await bench.agentSays(id, 'Desculpe a demora!');
    const before = await bench.lastSeq();
    await bench.startWorker();
    await bench.settle();
    expect(await bench.told(id)).toEqual(['first_response breach']);
    expect(await bench.kindsAfter(before)).toEqual(['conversation.sla_breached']);
    expect(await bench.notifiedOf(id)).toEqual([]);
    expect(await bench.mails()).toEqual([]);
  });

  test('where the customer waits in another conversation, proven to be theirs, this one promises nothing', async () => {
    const [phone, userId] = [nextPhone(), nextBsuid()];
    for (const text of ['oi', 'Pessoa']) {
      await bench.receive(message(bench, { userId }, text));
      await bench.receive(message(bench, phone, text));
    }
    await bench.receive(message(bench, { waId: phone, userId }, 'sou um só'));
    const [gone, open] = (await conversationsOf(bench, phone)).sort((a, b) => (a.status < b.status ? -1 : 1));
    await bench.pass(20);
    expect([gone?.status, open?.status]).toEqual(['closed', 'open']);
    expect(await bench.told(gone?.id ?? '')).toEqual([]);
    expect(await bench.told(open?.id ?? '')).toContain('first_response breach');
  });

  test('with the bot again, or gone, nobody is waited for', async () => {
    const { id, phone } = await bench.queueCustomer();
    await bench.take(id);
    await releaseConversation(bench.ports, bench.organizationId, id, bench.agentId, 'bot');
    const other = await bench.queueCustomer();
    await bench.customerSays(other.phone, 'sair');
    await bench.pass(DAY_MINUTES);
    expect(await bench.told(id)).toEqual([]);
    expect(await bench.told(other.id)).toEqual([]);
    expect(await bench.ringOf(phone)).toBeNull();
  });
});
