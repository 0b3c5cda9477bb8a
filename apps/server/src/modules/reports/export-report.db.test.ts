import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { createFacts } from './testing/facts.ts';
import { createReportApp, type ReportApp } from './testing/report-app.ts';

const DAYS = { from: '2026-03-10T03:00:00.000Z', to: '2026-03-12T03:00:00.000Z' };

let bench: Bench;
let http: ReportApp;
let facts: ReturnType<typeof createFacts>;
let suporte: string;
beforeAll(async () => {
  bench = await createBench();
  http = await createReportApp(bench);
  facts = createFacts(bench);
  suporte = (await bench.rows<{ id: string }>('select id from departments'))[0]?.id ?? '';
  await bench.rows(`update users set locale = 'en' where id = $1`, [bench.colleagueId]);
});
afterAll(async () => {
  await http.close();
  await bench.close();
});

describe('an exported table', () => {
  test('is a CSV file of UTF-8 with a byte order mark, named after table, first and last day', async () => {
    const { status, headers, text } = await http.get(
      `/v1/reports/export?table=days&from=${DAYS.from}&to=${DAYS.to}`,
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('filename="balcao-days-2026-03-10-2026-03-11.csv"');
    expect(text.startsWith('\ufeff')).toBe(true);
  });

  test("has the caller's language and its separators; an API key's is the organization's", async () => {
    await facts.log({
      at: '2026-03-10T15:00:00Z',
      kind: 'first_replied',
      by: 'user',
      actorId: bench.agentId,
      department: suporte,
      detail: { after_ms: 1_500 },
    });
    const table = { ...DAYS, table: 'agents' };
    expect(await http.csv(table)).toEqual([
      '\ufeffAtendente;Recebidas;Resolvidas;Mensagens;Primeiras respostas;1ª resposta: mediana (s);1ª resposta: 9 em cada 10 (s);1ª resposta: média (s);CSAT médio;NPS;Avaliações',
      'Bia;0;0;0;1;1,5;1,5;1,5;;;0',
      '',
    ]);
    expect((await http.csv(table, { userId: bench.colleagueId })).slice(0, 2)).toEqual([
      '\ufeffAgent,Received,Resolved,Messages,First responses,First response: median (s),First response: 9 in 10 (s),First response: mean (s),CSAT mean,NPS,Ratings',
      'Bia,0,0,0,1,1.5,1.5,1.5,,,0',
    ]);
    expect((await http.csv({ ...DAYS, table: 'days' }))[1]).toBe('2026-03-10;0;0;0;0;0;0;0');
    expect((await http.csv({ ...DAYS, table: 'departments' }))[1]).toBe('Suporte;0;0;0;1;1,5;1,5;;');
  });

  test('of conversations has those opened in the range, in local time, and no formula of a customer', async () => {
    const contactId = await facts.contact('=HYPERLINK("http://x";"oi")', '5511999990001');
    const id = facts.conversationAt('2026-03-11T02:30:00Z');
    await facts.conversation({
      id,
      contact_id: contactId,
      created_at: '2026-03-11T02:30:00Z',
      status: 'closed',
      department_id: suporte,
      resolved_by: bench.agentId,
      waiting_since: '2026-03-11T02:31:00Z',
      assigned_at: '2026-03-11T02:32:00Z',
      first_reply_at: '2026-03-11T02:33:30Z',
      closed_at: '2026-03-11T03:30:00Z',
      close_reason: 'resolvido',
    });
    await facts.conversation({
      id: facts.conversationAt('2026-03-12T03:00:00Z'),
      contact_id: contactId,
      created_at: '2026-03-12T03:00:00Z',
      status: 'closed',
    });
    await facts.survey({
      at: '2026-03-11T04:00:00Z',
      survey: 'csat',
      score: 5,
      conversation: id,
      contactId,
      agent: bench.agentId,
      department: suporte,
      comment: '+1, ótimo; "nota 10"',
    });
    const [, row, end] = await http.csv({ ...DAYS, table: 'conversations' });
    expect(row).toBe(
      `${id};2026-03-10 23:30:00;"'=HYPERLINK(""http://x"";""oi"")";5511999990001;Loja 1000;encerrada;Suporte;Bia;2026-03-10 23:31:00;2026-03-10 23:32:00;2026-03-10 23:33:30;150;2026-03-11 00:30:00;resolvido;3600;CSAT;5`,
    );
    expect(end).toBe('');
    expect((await http.csv({ ...DAYS, table: 'surveys' })).slice(1)).toEqual([
      `2026-03-11 01:00:00;CSAT;5;"'+1, ótimo; ""nota 10""";"'=HYPERLINK(""http://x"";""oi"")";5511999990001;Bia;Suporte;${id}`,
      '',
    ]);
    expect(await http.csv({ ...DAYS, table: 'surveys', channel_id: bench.secondChannel.id })).toHaveLength(2);
  });

  test('is whole however long it is: each row once, in order', async () => {
    const contactId = await facts.contact('Muitas', '5511999990002');
    await bench.rows(
      `insert into conversations (organization_id, id, contact_id, channel_id, status, last_activity_at, created_at, updated_at)
       select $1, ('019cd76e-3400-7000-8000-' || lpad(i::text, 12, '0'))::uuid, $2, $3, 'closed', t, t, t
         from generate_series(1, 4500) i, (select timestamptz '2026-03-10T12:00:00Z' as t) t`,
      [bench.organizationId, contactId, bench.secondChannel.id],
    );
    await bench.rows(
      `insert into survey_answers (organization_id, id, conversation_id, contact_id, survey, score, at)
       select $1, gen_random_uuid(), gen_random_uuid(), $2, 'nps', i % 11, timestamptz '2026-03-11T15:00:00Z' + (i % 7) * interval '1 second'
         from generate_series(1, 4000) i`,
      [bench.organizationId, contactId],
    );
    const ids = (await http.csv({ ...DAYS, table: 'conversations', channel_id: bench.secondChannel.id }))
      .slice(1, -1)
      .map((line) => line.slice(0, 36));
    expect(ids).toHaveLength(4500);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(await http.csv({ ...DAYS, table: 'surveys' })).toHaveLength(4000 + 3);
  });

  test('is refused to agents, for no known table and for a range that is none', async () => {
    const url = (table: string, to = DAYS.to) =>
      `/v1/reports/export?table=${table}&from=${DAYS.from}&to=${to}`;
    expect(await http.errorOf(url('days'), { role: 'agent' })).toEqual([403, 'FORBIDDEN', undefined]);
    expect(await http.errorOf(url('secrets'))).toEqual([400, 'INVALID_INPUT', 'table']);
    expect(await http.errorOf(url('conversations', DAYS.from))).toEqual([400, 'INVALID_INPUT', 'to']);
  });

  test('shows another tenant nothing of ours', async () => {
    const theirs = { organizationId: bench.otherOrganizationId };
    for (const table of ['agents', 'departments', 'conversations', 'surveys'])
      expect(await http.csv({ ...DAYS, table }, theirs)).toHaveLength(2);
  });
});
