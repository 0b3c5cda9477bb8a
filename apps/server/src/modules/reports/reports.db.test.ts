import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { createFacts } from './testing/facts.ts';
import { createReportApp, type ReportApp } from './testing/report-app.ts';

/** Local days in São Paulo, three hours behind. */
const DAYS = { from: '2026-03-10T03:00:00.000Z', to: '2026-03-12T03:00:00.000Z' };

let bench: Bench;
let http: ReportApp;
let facts: ReturnType<typeof createFacts>;
let suporte: string;
let vendas: string;
beforeAll(async () => {
  bench = await createBench();
  http = await createReportApp(bench);
  facts = createFacts(bench);
  const [department] = await bench.rows<{ id: string }>('select id from departments');
  suporte = department?.id ?? '';
  vendas = bench.newId();
  await bench.rows(
    `insert into departments (organization_id, id, slug, name, position) values ($1, $2, 'vendas', 'Vendas', 1)`,
    [bench.organizationId, vendas],
  );
  await bench.rows(
    `insert into sla_policies (organization_id, department_id, first_response_minutes, resolution_minutes) values ($1, $2, 15, 480)`,
    [bench.organizationId, suporte],
  );
});
afterAll(async () => {
  await http.close();
  await bench.close();
});
beforeEach(() =>
  bench.rows('truncate service_log, survey_answers, sla_breaches, report_hours, conversations, contacts'),
);

describe('conversations', () => {
  test('count on the local day of each fact; every day of the range is there', async () => {
    const [a, b] = [
      facts.conversationAt('2026-03-10T02:59:59Z'),
      facts.conversationAt('2026-03-10T14:00:00Z'),
    ];
    await facts.log(
      { at: '2026-03-10T02:59:59Z', kind: 'opened', conversation: a },
      { at: '2026-03-11T02:30:00Z', kind: 'opened', conversation: b },
      {
        at: '2026-03-11T02:40:00Z',
        kind: 'queued',
        conversation: b,
        department: suporte,
        detail: { reason: 'asked' },
      },
      {
        at: '2026-03-11T03:00:00Z',
        kind: 'queued',
        conversation: b,
        department: vendas,
        detail: { reason: 'transferred' },
      },
      {
        at: '2026-03-11T12:00:00Z',
        kind: 'resolved',
        conversation: b,
        by: 'user',
        actorId: bench.agentId,
        department: vendas,
        detail: {
          reason: 'resolvido',
          handled_by_people: true,
          resolution_ms: 3_600_000,
          agent_id: bench.agentId,
          since_waiting_ms: 1,
        },
      },
      { at: '2026-03-12T03:00:00Z', kind: 'opened' },
    );
    const report = await http.report(DAYS);
    const none = { inbound: 0, bot: 0, people: 0 };
    expect(report.days).toEqual([
      { date: '2026-03-10', opened: 1, handed_off: 1, resolved_by_bot: 0, resolved_by_people: 0, ...none },
      { date: '2026-03-11', opened: 0, handed_off: 0, resolved_by_bot: 0, resolved_by_people: 1, ...none },
    ]);
    expect(report.time_zone).toBe('America/Sao_Paulo');
    expect(report.totals).toMatchObject({ opened: 1, handed_off: 1, resolved_by_people: 1 });
    expect(report.departments).toMatchObject([
      { id: suporte, name: 'Suporte', handed_off: 1, resolved: 0 },
      { id: vendas, name: 'Vendas', handed_off: 1, resolved: 1, resolution: { count: 1, median_s: 3600 } },
    ]);
    expect(report.escalation_reasons).toEqual([{ reason: 'asked', count: 1 }]);
  });

  test('ended by the bot, by people or by the customer who gave up are told apart', async () => {
    const at = '2026-03-10T15:00:00Z';
    const ended = (kind: string, by: string, detail: Record<string, unknown>) =>
      facts.log({ at, kind, by, department: suporte, detail: { resolution_ms: 60_000, ...detail } });
    await ended('resolved', 'bot', { reason: 'finished', handled_by_people: false });
    await ended('resolved', 'system', { reason: 'finished', handled_by_people: false });
    await ended('resolved', 'bot', { reason: 'finished', handled_by_people: true, since_waiting_ms: 5 });
    await ended('resolved', 'user', { reason: 'engano', handled_by_people: false });
    await ended('resolved', 'customer', { reason: 'left', handled_by_people: false, since_waiting_ms: 5 });
    await ended('resolved', 'api', { reason: null, handled_by_people: false, since_waiting_ms: 5 });
    await ended('abandoned', 'system', {
      reason: 'abandoned',
      handled_by_people: false,
      since_waiting_ms: 5,
    });
    await facts.log(
      { at, kind: 'left_queue', by: 'customer', department: suporte, detail: { to: 'bot' } },
      { at, kind: 'left_queue', by: 'user', department: suporte, detail: { to: 'bot' } },
    );
    const report = await http.report(DAYS);
    expect(report.totals).toMatchObject({ resolved_by_bot: 2, resolved_by_people: 2, abandoned: 3 });
    expect(report.containment_rate).toBe(0.2857);
    expect(report.resolution.bot.count).toBe(2);
    expect(report.resolution.people.count).toBe(2);
    expect(report.departments).toMatchObject([{ id: suporte, resolved: 2, abandoned: 3 }]);
    expect(report.close_reasons).toEqual([
      { reason: 'finished', count: 3 },
      { reason: 'abandoned', count: 1 },
      { reason: 'engano', count: 1 },
      { reason: 'left', count: 1 },
      { reason: 'none', count: 1 },
    ]);
  });

  test('the share handed to people is of those opened in the range, never above one', async () => {
    const before = facts.conversationAt('2026-03-09T12:00:00Z');
    const inside = facts.conversationAt('2026-03-10T12:00:00Z');
    await facts.log(
      { at: '2026-03-10T12:00:00Z', kind: 'opened', conversation: inside },
      {
        at: '2026-03-10T12:05:00Z',
        kind: 'assigned',
        conversation: inside,
        by: 'user',
        detail: { agent_id: bench.agentId },
      },
      { at: '2026-03-10T12:00:00Z', kind: 'queued', conversation: before, detail: { reason: 'attempts' } },
      {
        at: '2026-03-10T13:00:00Z',
        kind: 'queued',
        conversation: before,
        detail: { reason: 'agent_offline' },
      },
    );
    const report = await http.report(DAYS);
    expect([report.totals.handed_off, report.escalation_rate]).toEqual([2, 1]);
    expect(report.escalation_reasons).toEqual([
      { reason: 'attempts', count: 1 },
      { reason: 'taken', count: 1 },
    ]);
  });

  test('times of bot and people have median, ninth decile and mean, of all, per department and per agent', async () => {
    const at = '2026-03-10T15:00:00Z';
    await facts.log(
      ...[1_000, 2_000, 6_000].map((ms) => ({
        at,
        kind: 'bot_replied',
        by: 'bot',
        detail: { after_ms: ms },
      })),
      ...Array.from({ length: 10 }, (_, i) => ({
        at,
        kind: 'first_replied',
        by: 'user',
        actorId: i < 9 ? bench.agentId : bench.colleagueId,
        department: i < 5 ? suporte : vendas,
        detail: { after_ms: (i + 1) * 60_000 },
      })),
      { at, kind: 'first_replied', by: 'phone', detail: { after_ms: 60_000 } },
    );
    const { first_response, agents, departments } = await http.report(DAYS);
    expect(first_response.bot).toEqual({ count: 3, median_s: 2, p90_s: 5.2, mean_s: 3 });
    expect(first_response.people).toEqual({ count: 11, median_s: 300, p90_s: 540, mean_s: 305.455 });
    expect(agents.map((one) => [one.name, one.first_response])).toEqual([
      ['Bia', { count: 9, median_s: 300, p90_s: 492, mean_s: 300 }],
      ['Caio', { count: 1, median_s: 600, p90_s: 600, mean_s: 600 }],
    ]);
    expect(departments.map((one) => [one.name, one.first_response.median_s])).toEqual([
      ['Suporte', 180],
      ['Vendas', 480],
      ['Sem departamento', 60],
    ]);
  });

  test('without anything the numbers are zero and rates are not made up', async () => {
    const report = await http.report(DAYS);
    expect(report).toMatchObject({
      containment_rate: null,
      escalation_rate: null,
      first_response: { people: { count: 0, median_s: null }, bot: { count: 0, mean_s: null } },
      nps: { answers: 0, score: null },
      csat: { answers: 0, mean: null, distribution: [0, 0, 0, 0, 0] },
      agents: [],
      departments: [],
      comments: [],
    });
    expect(report.sla).toEqual(
      ['first_response', 'next_response', 'resolution'].map((clock) => ({
        clock,
        breaches: 0,
        conversations: 0,
      })),
    );
    expect(report.heatmap.flat()).toEqual(Array(168).fill(0));
  });
});

describe('messages', () => {
  const hour = (of: {
    hour: string;
    actor: string;
    agent?: string;
    department?: string;
    channel?: string;
    sums: number[];
  }) =>
    bench.rows(
      `insert into report_hours (organization_id, hour, channel_id, department_id, actor, agent_id, messages, sent, delivered, read, failed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        bench.organizationId,
        of.hour,
        of.channel ?? bench.channel.id,
        of.department ?? null,
        of.actor,
        of.agent ?? null,
        ...of.sums,
      ],
    );

  test('count by local day and hour, by who wrote them, and how far they got', async () => {
    await hour({ hour: '2026-03-10T03:00:00Z', actor: 'inbound', sums: [4, 0, 0, 0, 0] });
    await hour({ hour: '2026-03-11T02:00:00Z', actor: 'inbound', sums: [2, 0, 0, 0, 0] });
    await hour({ hour: '2026-03-11T12:00:00Z', actor: 'bot', sums: [5, 4, 3, 2, 1] });
    await hour({ hour: '2026-03-11T12:00:00Z', actor: 'user', agent: bench.agentId, sums: [3, 3, 3, 1, 0] });
    await hour({ hour: '2026-03-11T12:00:00Z', actor: 'phone', sums: [1, 1, 0, 0, 0] });
    await hour({ hour: '2026-03-11T12:00:00Z', actor: 'api', sums: [7, 7, 0, 0, 0] });
    await hour({ hour: '2026-03-12T03:00:00Z', actor: 'inbound', sums: [9, 0, 0, 0, 0] });
    const report = await http.report(DAYS);
    expect(report.days.map(({ inbound, bot, people }) => [inbound, bot, people])).toEqual([
      [6, 0, 0],
      [0, 5, 4],
    ]);
    expect(report.totals).toMatchObject({ inbound: 6, bot: 5, people: 4 });
    expect(report.delivery).toEqual({
      bot: { messages: 5, sent: 4, delivered: 3, read: 2, failed: 1 },
      people: { messages: 4, sent: 4, delivered: 3, read: 1, failed: 0 },
      api: { messages: 7, sent: 7, delivered: 0, read: 0, failed: 0 },
    });
    expect(report.agents).toMatchObject([{ id: bench.agentId, name: 'Bia', messages: 3 }]);
    // 10 March 2026 is a Tuesday
    expect(report.heatmap[1]?.[0]).toBe(4);
    expect(report.heatmap[1]?.[23]).toBe(2);
    expect(report.heatmap.flat().reduce((sum, one) => sum + one, 0)).toBe(6);
  });

  test('are of the number and the department asked for', async () => {
    await hour({
      hour: '2026-03-10T12:00:00Z',
      actor: 'inbound',
      department: suporte,
      sums: [1, 0, 0, 0, 0],
    });
    await hour({ hour: '2026-03-10T12:00:00Z', actor: 'inbound', department: vendas, sums: [2, 0, 0, 0, 0] });
    await hour({
      hour: '2026-03-10T12:00:00Z',
      actor: 'inbound',
      channel: bench.secondChannel.id,
      department: vendas,
      sums: [4, 0, 0, 0, 0],
    });
    const inbound = async (of: object) => (await http.report({ ...DAYS, ...of })).totals.inbound;
    expect(await inbound({})).toBe(7);
    expect(await inbound({ channel_id: bench.channel.id })).toBe(3);
    expect(await inbound({ department_id: vendas })).toBe(6);
    expect(await inbound({ channel_id: bench.secondChannel.id, department_id: vendas })).toBe(4);
    expect(await inbound({ department_id: bench.newId() })).toBe(0);
  });

  test('an hour in which the clocks are set back counts on its own day', async () => {
    await bench.rows(`update organizations set time_zone = 'America/New_York' where id = $1`, [
      bench.organizationId,
    ]);
    // 1 November 2026: 01:00 comes twice
    for (const at of ['2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'])
      await hour({ hour: at, actor: 'inbound', sums: [1, 0, 0, 0, 0] });
    const report = await http.report({ from: '2026-11-01T04:00:00.000Z', to: '2026-11-02T05:00:00.000Z' });
    await bench.rows(`update organizations set time_zone = 'America/Sao_Paulo' where id = $1`, [
      bench.organizationId,
    ]);
    expect(report.days.map((day) => [day.date, day.inbound])).toEqual([['2026-11-01', 2]]);
    expect(report.heatmap[6]?.[1]).toBe(2);
  });
});

describe('surveys and promises', () => {
  test('scores belong to the agent who was asked about, comments come newest first', async () => {
    const at = '2026-03-10T15:00:00Z';
    const contactId = await facts.contact('Dona Neide', '5511999990000');
    for (const score of [5, 4, 1]) await facts.survey({ at, survey: 'csat', score, agent: bench.agentId });
    for (const score of [10, 9, 8, 6])
      await facts.survey({ at, survey: 'nps', score, agent: bench.colleagueId });
    await facts.survey({
      at: '2026-03-11T15:00:00Z',
      survey: 'csat',
      score: 2,
      comment: 'demorou',
      agent: bench.agentId,
      contactId,
    });
    await facts.survey({ at: '2026-03-12T15:00:00Z', survey: 'csat', score: 1, comment: 'depois' });
    const report = await http.report(DAYS);
    expect(report.csat).toEqual({ answers: 4, mean: 3, distribution: [1, 1, 0, 1, 1] });
    expect(report.nps).toEqual({ answers: 4, promoters: 2, passives: 1, detractors: 1, score: 25 });
    expect(report.agents).toMatchObject([
      { name: 'Bia', csat_mean: 3, nps_score: null, ratings: 4 },
      { name: 'Caio', csat_mean: null, nps_score: 25, ratings: 4 },
    ]);
    expect(report.comments).toMatchObject([
      { contact_name: 'Dona Neide', agent_name: 'Bia', survey: 'csat', score: 2, comment: 'demorou' },
    ]);
  });

  test('a clock ran where a department promises it; a conversation breaches it once', async () => {
    const [a, b, c] = [bench.newId(), bench.newId(), bench.newId()];
    const at = '2026-03-10T15:00:00Z';
    await facts.log(
      ...[a, b].map((conversation) => ({
        at,
        kind: 'queued',
        conversation,
        department: suporte,
        detail: { reason: 'bot' },
      })),
      { at, kind: 'assigned', conversation: a, department: suporte, detail: { agent_id: bench.agentId } },
      { at, kind: 'first_replied', conversation: a, department: suporte, by: 'user', actorId: bench.agentId },
      // no promise there
      { at, kind: 'queued', conversation: c, department: vendas, detail: { reason: 'bot' } },
    );
    await facts.breach({ at, clock: 'first_response', conversation: a, department: suporte });
    await facts.breach({
      at: '2026-03-10T16:00:00Z',
      clock: 'first_response',
      conversation: a,
      department: suporte,
    });
    await facts.breach({ at, clock: 'first_response', level: 'alert', conversation: b, department: suporte });
    expect((await http.report(DAYS)).sla).toEqual([
      { clock: 'first_response', breaches: 1, conversations: 2 },
      { clock: 'next_response', breaches: 0, conversations: 0 },
      { clock: 'resolution', breaches: 0, conversations: 2 },
    ]);
  });
});

describe('the endpoint', () => {
  test('refuses a range that is empty, turned round or longer than 366 days', async () => {
    const ask = (from: string, to: string) => http.errorOf(`/v1/reports?from=${from}&to=${to}`);
    expect(await ask('2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).toEqual([400, 'INVALID_INPUT', 'to']);
    expect(await ask('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z')).toEqual([400, 'INVALID_INPUT', 'to']);
    expect(await ask('2026-01-01T00:00:00Z', '2027-01-02T00:00:01Z')).toEqual([400, 'INVALID_INPUT', 'to']);
    expect(await ask('yesterday', '2026-01-01T00:00:00Z')).toEqual([400, 'INVALID_INPUT', 'from']);
    const year = await http.report({ from: '2026-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' });
    expect(year.days).toHaveLength(367);
  });

  test('is for supervisors, and shows each tenant its own', async () => {
    await facts.log({ at: '2026-03-10T15:00:00Z', kind: 'opened' });
    const url = `/v1/reports?from=${DAYS.from}&to=${DAYS.to}`;
    expect(await http.errorOf(url, { role: 'agent' })).toEqual([403, 'FORBIDDEN', undefined]);
    const theirs = await http.report(DAYS, { organizationId: bench.otherOrganizationId });
    expect(theirs.totals.opened).toBe(0);
  });
});
