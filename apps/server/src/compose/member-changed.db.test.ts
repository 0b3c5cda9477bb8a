import { createTestDatabase, fakeClock, type TestDatabase } from '@balcao/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrganization, createUser, theSystem } from '../modules/accounts/index.ts';
import { createOnMemberChanged } from './member-changed.ts';

let database: TestDatabase;
const clock = fakeClock(Date.now());
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('who may answer no more serves no department, gives back what they have, and the queues are looked at', async () => {
  const ctx = { db: database.db, clock };
  const { id: organizationId } = await createOrganization(ctx, { name: 'Padaria Sol' }, theSystem);
  const bia = await createUser(
    ctx,
    { organizationId, name: 'Bia', email: 'bia@example.com', role: 'agent', locale: 'pt-BR' },
    theSystem,
  );
  const owner = <Row>(text: string) => database.queryAsOwner<Row>({ text, values: [] });
  await owner(
    `insert into department_members select organization_id, id, '${bia.id}' from departments where slug = 'suporte'`,
  );
  const announced: string[] = [];
  const onMemberChanged = createOnMemberChanged(ctx, (id) => announced.push(id));
  await database.db.tx(organizationId, (tx) => onMemberChanged(tx, organizationId, bia.id, { isGone: true }));
  expect(await owner('select 1 from department_members')).toEqual([]);
  // The department they were the last of is everybody's now: who waits there may be served by others.
  expect(await owner('select kind from jobs order by kind')).toEqual([
    { kind: 'queue.return' },
    { kind: 'queue.tend' },
  ]);
  expect(announced).toEqual([organizationId]);
});
