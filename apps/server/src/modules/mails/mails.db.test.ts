import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMailApp, FROM, LINK, type MailApp } from './testing/mail-app.ts';

let t: MailApp;

beforeAll(async () => {
  t = await createMailApp();
});
afterEach(() => t.rest());
afterAll(() => t.close());

describe('GET /v1/mails', () => {
  test('200: newest first, page by page, where they go through, and never a usable link', async () => {
    const organizationId = t.otherOrganizationId;
    const ids = [];
    for (let i = 0; i < 3; i++) {
      await t.clock.advance(1);
      ids.push(await t.queue(`p${i}@example.com`, organizationId));
    }
    const headers = await t.as('admin', organizationId);
    const first = await t.app.inject({ url: '/v1/mails?limit=2', headers });
    expect(first.statusCode).toBe(200);
    expect(first.json().items.map((mail: { id: string }) => mail.id)).toEqual([ids[2], ids[1]]);
    expect(first.json().smtp).toEqual({ host: '127.0.0.1', from: FROM });
    expect(first.body).not.toContain('a-secret_Token1');
    expect(first.json().items[0]).toMatchObject({ to: 'p2@example.com', state: 'queued', sent_at: null });
    const rest = await t.app.inject({
      url: `/v1/mails?limit=2&cursor=${first.json().next_cursor}`,
      headers,
    });
    expect(rest.json()).toMatchObject({ items: [{ id: ids[0] }], next_cursor: null });
  });

  test('400: a cursor of nobody, a limit of none; 403: a supervisor', async () => {
    const headers = await t.as('admin');
    const cursor = await t.app.inject({ url: '/v1/mails?cursor=x', headers });
    expect(cursor.json().error.code).toBe('INVALID_CURSOR');
    const limit = await t.app.inject({ url: '/v1/mails?limit=0', headers });
    expect(limit.json().error).toMatchObject({ code: 'INVALID_INPUT', details: [{ field: 'limit' }] });
    const headersOfSupervisor = await t.as('supervisor');
    expect((await t.app.inject({ url: '/v1/mails', headers: headersOfSupervisor })).statusCode).toBe(403);
  });
});

describe('POST /v1/mails/:id/send', () => {
  const again = async (id: string, headers: Record<string, string>) =>
    t.app.inject({ method: 'POST', url: `/v1/mails/${id}/send`, headers });

  test('202: what failed gets all its tries again, and that is in the audit log', async () => {
    t.mailbox.answer = { code: 550, words: 'no such mailbox' };
    await t.work();
    const id = await t.queue();
    await t.reached(id, 'failed');
    t.mailbox.answer = null;
    const answer = await again(id, await t.as('admin'));
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({ id, state: 'queued', error: null });
    expect(answer.body).not.toContain('a-secret_Token1');
    await t.reached(id, 'sent');
    expect(t.mailbox.mails[0]?.text).toContain(LINK);
    const audit = await t.database.queryAsOwner({
      text: `select 1 from audit_log where action = 'mail.sent_again' and subject = $1`,
      values: [id],
    });
    expect(audit).toHaveLength(1);
  });

  test('202: what was held goes once there is a server', async () => {
    await t.work(null);
    const id = await t.queue();
    await t.reached(id, 'held');
    await t.work();
    expect((await again(id, await t.as('admin'))).statusCode).toBe(202);
    await t.reached(id, 'sent');
  });

  test('409: what waits or is sent; 404: another organization’s; 403: a supervisor; 400: no id', async () => {
    const id = await t.queue();
    const waiting = await again(id, await t.as('admin'));
    expect([waiting.statusCode, waiting.json().error.code]).toEqual([409, 'CONFLICT']);
    expect((await again(id, await t.as('owner', t.otherOrganizationId))).statusCode).toBe(404);
    expect((await again(id, await t.as('supervisor'))).statusCode).toBe(403);
    const none = await again('x', await t.as('admin'));
    expect(none.json().error.details[0].field).toBe('id');
    await t.work();
    await t.reached(id, 'sent');
    expect((await again(id, await t.as('admin'))).statusCode).toBe(409);
  });
});
