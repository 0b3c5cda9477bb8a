import type { Report, Role, Wall } from '@balcao/protocol';
import pino from 'pino';
import { createHttpServer, type Principal } from '../../../platform/http/index.ts';
import { createCalendars } from '../../calendars/index.ts';
import type { Bench } from '../../conversations/testing/bench.ts';
import { addReportRoutes } from '../routes/index.ts';

export type ReportApp = Awaited<ReturnType<typeof createReportApp>>;
type Caller = { organizationId?: string; role?: Role; userId?: string };

/** The module's routes over HTTP; who calls is said in a header. */
export async function createReportApp(bench: Bench) {
  const app = createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: async (request) => JSON.parse(String(request.headers['x-test-caller'])) as Principal, // written by `get`
    publicUrls: [],
  });
  const { clock, db } = bench;
  app.register(async (scope) =>
    addReportRoutes(scope, { ctx: { db, clock }, calendars: createCalendars({ clock }) }),
  );
  await app.ready();

  async function get(
    url: string,
    { organizationId = bench.organizationId, role = 'supervisor', userId }: Caller = {},
  ) {
    const principal: Principal = userId
      ? { kind: 'user', organizationId, role, userId }
      : { kind: 'key', organizationId, role, apiKeyId: '00000000-0000-7000-8000-00000000a001' };
    const answer = await app.inject({
      method: 'GET',
      url,
      headers: { 'x-test-caller': JSON.stringify(principal) },
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }
  const query = (of: Record<string, string>) => new URLSearchParams(of).toString();
  return {
    get,
    async report(of: Record<string, string>, caller: Caller = {}): Promise<Report> {
      return JSON.parse((await get(`/v1/reports?${query(of)}`, caller)).text) as Report; // serialized by the contract
    },
    async errorOf(url: string, caller: Caller = {}) {
      const { status, text } = await get(url, caller);
      const { error } = JSON.parse(text) as { error: { code: string; details?: { field: string }[] } };
      return [status, error.code, error.details?.[0]?.field];
    },
    async csv(of: Record<string, string>, caller: Caller = {}): Promise<string[]> {
      const { text } = await get(`/v1/reports/export?${query(of)}`, caller);
      return text.split('\r\n');
    },
    async wall(caller: Caller = {}): Promise<Wall> {
      return JSON.parse((await get('/v1/wall', caller)).text) as Wall; // serialized by the contract
    },
    close: () => app.close(),
  };
}
