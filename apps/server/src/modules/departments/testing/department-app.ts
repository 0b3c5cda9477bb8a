import type { Department } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import { createUser, theSystem } from '../../accounts/index.ts';
import { createTestApp, type Headers } from '../../accounts/testing/test-app.ts';
import type { DepartmentPorts } from '../ports.ts';
import { addDepartmentRoutes } from '../routes/index.ts';

export type DepartmentApp = Awaited<ReturnType<typeof createDepartmentApp>>;

/** Departments over HTTP; the modules that come after them are doubles. */
export async function createDepartmentApp() {
  const told: string[] = [];
  const agentsTold: string[] = [];
  const portsOf = (ctx: DepartmentPorts['ctx']): DepartmentPorts => ({
    ctx,
    moveConversations,
    announce: (organizationId) => told.push(organizationId),
    async agentEvents(_tx, organizationId, userIds) {
      agentsTold.push(...userIds);
      return userIds.map((id) => ({
        organizationId,
        type: 'agent.updated',
        at: new Date(ctx.clock.now()),
        data: { agent: { id } },
      }));
    },
  });
  const t = await createTestApp((app, { ctx }) => addDepartmentRoutes(app, { ports: portsOf(ctx) }));
  const admin = await t.as('admin');

  async function call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    headers: Headers = admin,
  ) {
    const answer = await t.app.inject({
      method,
      url: `/v1/departments${path}`,
      headers,
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  }
  const list = async (headers = admin): Promise<Department[]> =>
    (await call('GET', '', undefined, headers)).body.items;

  return {
    ...t,
    ports: portsOf(t.ctx),
    /** organizations whose panels were told */
    told,
    /** people whose departments panels were told of */
    agentsTold,
    call,
    list,
    async bySlug(slug: string): Promise<Department> {
      const found = (await list()).find((one) => one.slug === slug);
      if (!found) throw new Error(`There is no department ${slug}.`);
      return found;
    },
    async newUser(role: 'agent' | 'viewer', organizationId = t.organizationId): Promise<string> {
      const email = `${role}-${Math.random()}@example.com`;
      const user = await createUser(
        t.ctx,
        { organizationId, name: 'Ana', email, role, locale: 'pt-BR' },
        theSystem,
      );
      return user.id;
    },
    jobs: () =>
      t.database.queryAsOwner<{ kind: string; unique_key: string | null; payload: unknown; run_at: Date }>(
        'select kind, unique_key, payload, run_at from jobs order by id',
      ),
    forgetJobs: () => t.database.queryAsOwner('truncate jobs'),
  };
}

/** One at a time, so that a caller must come back until there is nothing left. */
async function moveConversations(
  tx: Tx,
  organizationId: string,
  fromId: string,
  toId: string | null,
): Promise<number> {
  const moved = await tx.query<{ id: string }>({
    text: `update conversations set department_id = $3 where organization_id = $1 and id in
             (select id from conversations where organization_id = $1 and department_id = $2 and status = 'open' limit 1)
           returning id`,
    values: [organizationId, fromId, toId],
  });
  await tx.execute({
    text: 'update queue_entries set department_id = $3 where organization_id = $1 and conversation_id = any($2)',
    values: [organizationId, moved.map((row) => row.id), toId],
  });
  return moved.length;
}
