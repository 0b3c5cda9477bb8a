import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { replyToConversation } from '../conversations/actions/reply.ts';
import { takeConversation } from '../conversations/actions/take-conversation.ts';
import { createSlaBench, type SlaBench } from './testing/sla-bench.ts';

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

const join = (userId: string) =>
  bench.rows('insert into department_members values ($1, $2, $3)', [
    bench.organizationId,
    bench.departmentId,
    userId,
  ]);

test('supervisors of the department where it has some, else all, and whose it is; not who left', async () => {
  const rui = await bench.addPerson('Rui', 'admin');
  const eva = await bench.addPerson('Eva', 'supervisor');
  await bench.rows('update memberships set disabled_at = now() where user_id = $1', [eva]);
  const first = await bench.queueCustomer();
  await bench.pass(15);
  expect(new Set((await bench.notifiedOf(first.id)).map((one) => one.user_id))).toEqual(
    new Set([anaId, rui]),
  );
  await join(rui);
  const second = await bench.queueCustomer();
  await bench.take(second.id);
  await bench.pass(15);
  expect(new Set((await bench.notifiedOf(second.id)).map((one) => one.user_id))).toEqual(
    new Set([rui, bench.agentId]),
  );
  await bench.rows('delete from memberships where user_id = any($1)', [[rui, eva]]);
});

test('by e-mail of a breach, once per clock, in the reader’s language; of an alert only when it is urgent', async () => {
  const { id, phone } = await bench.queueCustomer();
  await bench.take(id);
  await bench.agentSays(id, 'Oi!');
  for (let round = 0; round < 2; round++) {
    await bench.customerSays(phone, 'e aí?');
    await bench.pass(10);
    await bench.pass(5);
    await bench.agentSays(id, 'Desculpe!');
  }
  await bench.settle();
  expect(await bench.told(id)).toEqual([
    'next_response alert',
    'next_response breach',
    'next_response alert',
    'next_response breach',
  ]);
  const mails = await bench.mails();
  expect(mails.map((one) => one.to_address).sort()).toEqual(['Bia@example.com', 'ana@example.com']);
  expect(mails[0]?.subject).toBe(`Prazo estourado: próxima resposta · Cliente ${phone}`);
  expect(mails[0]?.text).toContain(`https://balcao.test/conversas/${id}`);
  expect(mails[0]?.text).toContain('Setor: Suporte.');
  expect(mails[0]?.text).toContain('Quem está atendendo: Bia.');
});

test('of a customer who must not wait, early too', async () => {
  await bench.rows(`update users set locale = 'es' where id = $1`, [anaId]);
  const { id } = await bench.queueCustomer();
  await bench.settle();
  await bench.rows(`update conversations set priority = 'alta' where id = $1`, [id]);
  await bench.pass(10);
  const [mail] = await bench.mails();
  expect(mail?.subject).toContain('Plazo por vencer: primera respuesta');
  expect(mail?.text).toContain('Nadie la atiende');
  await bench.rows(`update users set locale = 'pt-BR' where id = $1`, [anaId]);
});
