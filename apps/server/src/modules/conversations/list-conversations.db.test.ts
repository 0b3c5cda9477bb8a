import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addConversationRoutes } from './routes/index.ts';
import { type Bench, createBench } from './testing/bench.ts';
import { type BenchApp, createBenchApp, us } from './testing/http.ts';
import { message, nextPhone } from './testing/items.ts';

/** 1,300 conversations of 1,100 contacts, one by one as the tables hold them; lists are compared with a look at each. */
type Row = {
  id: string;
  name: string;
  plain: string;
  phone: string;
  email: string | null;
  tags: string[];
  status: 'open' | 'closed';
  owner: 'bot' | 'queue' | 'agent';
  channel_id: string;
  assignee_id: string | null;
  department_id: string | null;
  unread_count: number;
  state: string | null;
  last_activity_at: Date;
  rank: number | null;
  waiting_since: Date | null;
};

let bench: Bench;
let http: BenchApp;
let rows: Row[];
beforeAll(async () => {
  bench = await createBench();
  http = await createBenchApp((app) => addConversationRoutes(app, { ports: bench.ports }));
  await fill();
  rows = await bench.rows<Row>(
    `select c.id, k.name, balcao_plain(k.name) as plain, k.phone, k.email, k.tags, c.status, c.owner, c.channel_id, c.assignee_id,
            c.department_id, c.unread_count, c.sla->>'state' as state, c.last_activity_at, e.priority as rank, e.waiting_since
       from conversations c join contacts k on k.id = c.contact_id left join queue_entries e on e.conversation_id = c.id
      where c.organization_id = $1`,
    [bench.organizationId],
  );
});
afterAll(async () => {
  await http.close();
  await bench.close();
});

async function fill(): Promise<void> {
  const { organizationId, channel, secondChannel, agentId, colleagueId } = bench;
  const [department] = await bench.rows<{ id: string }>('select id from departments');
  await bench.rows(
    `insert into contacts (organization_id, id, name, phone, email, tags)
     select $1, ('01990000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid,
            (array['Ana', 'Mariana', 'José', 'JOAO', 'Conceição', 'Luciana'])[1 + i % 6] || ' ' ||
              case when i % 40 = 0 then 'Zanetti' else (array['Santana', 'Magalhães', 'da Silva'])[1 + i % 3] end,
            '55119' || (70000000 + i * 7), case when i % 5 = 0 then 'c' || i || '@sol.example' end,
            case when i % 9 = 0 then array['vip'] else '{}' end
       from generate_series(1, 1100) i`,
    [organizationId],
  );
  await bench.rows(
    `insert into conversations (organization_id, id, contact_id, channel_id, status, owner, assignee_id, department_id, priority,
                                unread_count, sla, last_activity_at, created_at, updated_at)
     select $1, ('01991000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid,
            ('01990000-0000-7000-8000-' || lpad((1 + i % 1100)::text, 12, '0'))::uuid,
            case when i % 4 = 0 then $3::uuid else $2::uuid end, s.status, s.owner,
            case when s.owner = 'agent' then case when i % 3 = 0 then $4::uuid else $5::uuid end end,
            case when s.owner <> 'bot' then $6::uuid end, (array['alta', 'media', 'baixa'])[1 + i % 3], i % 3,
            case when i % 7 = 0 then jsonb_build_object('clock', 'resolution', 'started_at', t.at, 'alert_at', null, 'due_at', t.at, 'state',
              (array['running', 'alert', 'breached'])[1 + i % 3]) end,
            t.at, t.at, t.at
       from generate_series(1, 1300) i,
            lateral (select case when i > 1100 or i % 5 < 2 then 'closed' else 'open' end as status,
                            (array['bot', 'agent', 'queue', 'agent'])[1 + i % 4] as owner) s,
            -- several at the same moment
            lateral (select timestamptz '2026-11-01T12:00Z' - (i * 37 % 450) * interval '1 minute' as at) t`,
    [organizationId, channel.id, secondChannel.id, agentId, colleagueId, department?.id],
  );
  await bench.rows(
    `insert into queue_entries (organization_id, conversation_id, department_id, priority, waiting_since, entered_at)
     select organization_id, id, department_id, array_position(array['alta', 'media', 'baixa'], priority) - 1,
            last_activity_at, last_activity_at
       from conversations where owner = 'queue' and status = 'open'`,
  );
  await bench.rows('analyze');
}

async function listed(query: string, limit = 100): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const url = `/v1/conversations?limit=${limit}&${query}${cursor && `&cursor=${cursor}`}`;
    const { status, body } = await http.call({ ...us(bench), userId: bench.agentId }, 'GET', url);
    expect([status, body.error]).toEqual([200, undefined]);
    ids.push(...(body.items as { id: string }[]).map((one) => one.id));
    cursor = body.next_cursor as string | null;
  }
  return ids;
}

const newest = (a: Row, b: Row) =>
  b.last_activity_at.getTime() - a.last_activity_at.getTime() || (a.id < b.id ? 1 : -1);
const looked = (keep: (row: Row) => boolean) =>
  rows
    .filter(keep)
    .sort(newest)
    .map((row) => row.id);
const isOpen = (row: Row) => row.status === 'open';

describe('the inbox, newest activity first, each once whatever the page', () => {
  test.each<[string, (row: Row) => boolean]>([
    ['', isOpen],
    ['status=closed', (row) => !isOpen(row)],
    ['status=all', () => true],
    ['owner=bot', (row) => isOpen(row) && row.owner === 'bot'],
    ['owner=queue', (row) => isOpen(row) && row.owner === 'queue'],
    ['owner=agent&status=all', (row) => row.owner === 'agent'],
    ['owner=mine', (row) => isOpen(row) && row.owner === 'agent' && row.assignee_id === bench.agentId],
    ['unread=true', (row) => isOpen(row) && row.unread_count > 0],
    ['unread=false&status=all', (row) => row.unread_count === 0],
    ['sla_at_risk=true', (row) => isOpen(row) && ['alert', 'breached'].includes(row.state ?? '')],
    ['sla_at_risk=false', (row) => isOpen(row) && !['alert', 'breached'].includes(row.state ?? '')],
    ['tag=vip', (row) => isOpen(row) && row.tags.includes('vip')],
    ['tag=vip&status=all&unread=true', (row) => row.tags.includes('vip') && row.unread_count > 0],
  ])('?%s', async (query, keep) => {
    const expected = looked(keep);
    expect(expected.length).toBeGreaterThan(0);
    expect(await listed(query)).toEqual(expected);
    expect(await listed(query, 37)).toEqual(expected);
  });

  test.each([
    ['sort=queue', ['1', '2', '01991000-0000-7000-8000-000000000001']],
    ['sort=queue', ['1', '2026-11-01T12:00:00.000Z', '-'.repeat(36)]],
    ['sort=activity', ['+275760-01-01T00:00:00.000Z', '01991000-0000-7000-8000-000000000001']],
    ['q=a%00', ['a']],
  ])('400: ?%s with a cursor that no list gave out', async (query, parts) => {
    const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url');
    const { status, body } = await http.call(us(bench), 'GET', `/v1/conversations?${query}&cursor=${cursor}`);
    expect([status, body.error?.code]).toEqual([400, 'INVALID_CURSOR']);
  });

  test('of one number, department, person, contact', async () => {
    const { agentId, colleagueId, secondChannel } = bench;
    expect(await listed(`channel_id=${secondChannel.id}`)).toEqual(
      looked((row) => isOpen(row) && row.channel_id === secondChannel.id),
    );
    const department = rows.find((row) => row.department_id !== null)?.department_id;
    expect(await listed(`department_id=${department}&status=all`)).toEqual(
      looked((row) => row.department_id === department),
    );
    for (const id of [agentId, colleagueId])
      expect(await listed(`assignee_id=${id}&status=all`)).toEqual(
        looked((row) => row.owner === 'agent' && row.assignee_id === id),
      );
    const [twice] = await bench.rows<{ id: string; phone: string }>(
      `select k.id, k.phone from contacts k join conversations c on c.contact_id = k.id group by 1, 2 having count(*) > 1 limit 1`,
    );
    expect(await listed(`contact_id=${twice?.id}&status=all`)).toEqual(
      looked((row) => row.phone === twice?.phone),
    );
  });

  test('who waits, as the queue is served; nobody waits in what is closed', async () => {
    const waiting = rows
      .filter((row) => row.rank !== null)
      .sort(
        (a, b) =>
          (a.rank ?? 0) - (b.rank ?? 0) ||
          (a.waiting_since?.getTime() ?? 0) - (b.waiting_since?.getTime() ?? 0) ||
          (a.id < b.id ? -1 : 1),
      );
    expect(await listed('sort=queue&owner=queue', 17)).toEqual(
      waiting.filter((row) => row.owner === 'queue').map((row) => row.id),
    );
    expect(await listed('sort=queue&owner=queue&q=zanetti')).toEqual(
      waiting.filter((row) => row.plain.includes('zanetti')).map((row) => row.id),
    );
    expect(await listed('sort=queue&owner=queue&q=a')).toEqual(
      waiting.filter((row) => /\ba/.test(row.plain)).map((row) => row.id),
    );
    expect(await listed('sort=queue&status=closed')).toEqual([]);
  });
});

describe('the inbox by name', () => {
  const all = ['', '&status=closed', '&status=all'] as const;
  const named = (keep: (row: Row) => boolean, status: (typeof all)[number]) =>
    looked((row) => keep(row) && (status === '&status=all' || isOpen(row) === (status === '')));

  // 5511 is in more numbers than are looked up first, the rest in fewer.
  test.each<[string, (row: Row) => boolean]>([
    ['José', (row) => row.plain.includes('jose')],
    ['jOSÉ MAGALHAES', (row) => row.plain.includes('jose') && row.plain.includes('magalhaes')],
    ['silva conceicao', (row) => row.plain.includes('silva') && row.plain.includes('conceicao')],
    ['ana', (row) => row.plain.includes('ana')],
    ['cian', (row) => row.plain.includes('cian')],
    ['jo', (row) => /\bjo/.test(row.plain)],
    ['+55 (11) 9', (row) => row.phone.includes('55119')],
    ['11 97000-0', (row) => row.phone.includes('11970000')],
    ['zanetti 5511', (row) => row.plain.includes('zanetti')],
    ['sol.example', (row) => Number(row.phone.slice(5)) % 35 === 70_000_000 % 35],
    ['xyz', () => false],
    ['???', () => false],
    ['100%', (row) => row.phone.includes('100') || row.email?.includes('100') === true],
  ])('%s: accents, case, parts of words, several words, numbers however written', async (q, keep) => {
    for (const status of all) {
      const expected = named(keep, status);
      expect(await listed(`q=${encodeURIComponent(q)}${status}`)).toEqual(expected);
      expect(await listed(`q=${encodeURIComponent(q)}${status}`, 23)).toEqual(expected);
    }
  });

  test('together with any other filter, however many are called that', async () => {
    for (const q of ['zanetti', '5511'])
      expect(await listed(`q=${q}&owner=mine&unread=true&tag=vip&status=all`)).toEqual(
        looked(
          (row) =>
            (q === '5511' || row.plain.includes(q)) &&
            row.owner === 'agent' &&
            row.assignee_id === bench.agentId &&
            row.unread_count > 0 &&
            row.tags.includes('vip'),
        ),
      );
  });
});

describe('counts', () => {
  const callers = () => [
    us(bench),
    ...[bench.agentId, bench.colleagueId].map((userId) => ({ ...us(bench), userId })),
  ];
  const shown = async () => {
    const pages = await Promise.all(
      callers().map((caller) => http.call(caller, 'GET', '/v1/conversations?limit=1&owner=queue')),
    );
    return pages.map((page) => page.body.counts);
  };
  const counted = async () => {
    const open = await bench.rows<Row>(
      `select owner, assignee_id, unread_count from conversations where organization_id = $1 and status = 'open'`,
      [bench.organizationId],
    );
    const count = (keep: (row: Row) => boolean) => open.filter(keep).length;
    return callers().map((caller) => ({
      all: open.length,
      bot: count((row) => row.owner === 'bot'),
      queue: count((row) => row.owner === 'queue'),
      mine: count((row) => 'userId' in caller && row.owner === 'agent' && row.assignee_id === caller.userId),
      unread: count((row) => row.unread_count > 0),
    }));
  };

  test('are of all that is open, whatever part of it is listed', async () => {
    expect(await shown()).toEqual(await counted());
  });

  test('are right after each thing that happens, for everybody who asks', async () => {
    const bia = { ...us(bench), userId: bench.agentId };
    const caio = { ...us(bench), userId: bench.colleagueId };
    const phone = nextPhone();
    const different = new Set<string>();
    const says = (text: string) => () => bench.receive(message(bench, phone, text));
    const does = (as: typeof bia, action: string, body?: object) => async () => {
      const [row] = await bench.rows<{ id: string }>(
        `select c.id from conversations c join contacts k on k.id = c.contact_id where k.phone = $1 and c.status = 'open'`,
        [phone],
      );
      const { status } = await http.call(as, 'POST', `/v1/conversations/${row?.id}/${action}`, body);
      expect([action, status]).toEqual([action, 200]);
    };
    for (const happens of [
      says('oi'),
      says('Pessoa'),
      does(bia, 'take'),
      says('alguém?'),
      does(bia, 'read'),
      says('olá?'),
      does(bia, 'release', { to: 'queue' }),
      does(caio, 'take'),
      does(caio, 'release', { to: 'queue' }),
      does(bia, 'take'),
      does(bia, 'close', { survey: false }),
      says('voltei'),
    ]) {
      await happens();
      const counts = await shown();
      expect(counts).toEqual(await counted());
      different.add(JSON.stringify(counts));
    }
    expect(different.size).toBeGreaterThan(5);
  });
});
