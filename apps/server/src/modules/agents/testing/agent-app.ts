import type { Agent, Role } from '@balcao/protocol';
import { createTestDatabase, fakeClock } from '@balcao/testkit';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { createHttpServer, type Principal } from '../../../platform/http/index.ts';
import { silentLog } from '../../../platform/log/index.ts';
import { createOrganization, createUser, theSystem } from '../../accounts/index.ts';
import type { DepartmentPorts } from '../../departments/index.ts';
import { readEventPage } from '../../event-log/index.ts';
import { agentEvents } from '../agent-events.ts';
import type { AgentPorts } from '../ports.ts';
import { addAgentRoutes } from '../routes/index.ts';

export type AgentApp = Awaited<ReturnType<typeof createAgentApp>>;
export type Person = { id: string; principal: Principal };

type AddDepartmentRoutes = (app: FastifyInstance, deps: { ports: DepartmentPorts }) => void;

/** Agents and departments over HTTP; who calls is said in a header, signing in is tested elsewhere. */
export async function createAgentApp(addDepartmentRoutes: AddDepartmentRoutes = () => undefined) {
  const database = await createTestDatabase();
  const clock = fakeClock(Date.now());
  const ctx = { db: database.db, clock, log: silentLog };
  const told: string[] = [];
  const announce = (organizationId: string) => told.push(organizationId);
  const ports: AgentPorts = { ctx, announce };
  const app = createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: async (request) => JSON.parse(String(request.headers['x-test-caller'])) as Principal, // by `call`
    publicUrls: ['https://balcao.test'],
  });
  app.register(async (scope) => {
    addAgentRoutes(scope, { ports });
    addDepartmentRoutes(scope, {
      ports: {
        ...ports,
        moveConversations: async () => 0,
        agentEvents: (tx, organizationId, userIds) =>
          agentEvents(tx, organizationId, userIds, new Date(clock.now())),
      },
    });
  });
  const { id: organizationId } = await createOrganization(ctx, { name: 'Padaria Sol' }, theSystem);
  const other = await createOrganization(ctx, { name: 'Mercado Lua' }, theSystem);

  async function call(
    as: Pick<Person, 'principal'>,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ) {
    const headers = { 'x-test-caller': JSON.stringify(as.principal) };
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  }
  const agents = async (as: Person): Promise<{ items: Agent[]; seq: number }> =>
    (await call(as, 'GET', '/v1/agents')).body;

  return {
    database,
    clock,
    db: ctx.db,
    ports,
    organizationId,
    otherOrganizationId: other.id,
    /** organizations whose panels were told */
    told,
    call,
    agents,
    async person(role: Role, name = 'Ana', ofOrganization = organizationId): Promise<Person> {
      const email = `${role}-${Math.random()}@example.com`;
      const user = await createUser(
        ctx,
        { organizationId: ofOrganization, name, email, role, locale: 'pt-BR' },
        theSystem,
      );
      const { id } = user;
      return { id, principal: { kind: 'user', organizationId: ofOrganization, role, userId: id } };
    },
    async agent(as: Person): Promise<Agent> {
      const found = (await agents(as)).items.find((one) => one.id === as.id);
      if (!found) throw new Error('This person is no agent.');
      return found;
    },
    presence: (as: Pick<Person, 'principal'>, presence: Agent['presence'], automatic?: boolean) =>
      call(as, 'PUT', '/v1/me/presence', {
        presence,
        ...(automatic === undefined ? {} : { automatic }),
      }),
    jobs: async () =>
      (await database.queryAsOwner<{ kind: string }>('select kind from jobs order by id')).map(
        (job) => job.kind,
      ),
    forgetJobs: () => database.queryAsOwner('truncate jobs'),
    eventsAfter: async (seq: number) => (await readEventPage(ctx.db, organizationId, seq, 10_000)).events,
    async close() {
      await app.close();
      await database.close();
    },
  };
}
