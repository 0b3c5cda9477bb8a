import { until } from '@balcao/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMailTransport } from '../../platform/mail/index.ts';
import { createMailJobHandlers, queueMail } from './index.ts';
import { createMailApp, LINK, type MailApp, smtpAt } from './testing/mail-app.ts';
import { freePort, openMailbox } from './testing/mailbox.ts';

const HOUR_MS = 3_600_000;

let t: MailApp;

beforeAll(async () => {
  t = await createMailApp();
});
afterEach(() => t.rest());
afterAll(() => t.close());

describe('sending', () => {
  test('a queued mail arrives whole, in both parts, and its link is kept nowhere once it is sent', async () => {
    await t.work();
    const id = await t.queue();
    await t.reached(id, 'sent');
    expect(t.mailbox.mails).toHaveLength(1);
    const [mail] = t.mailbox.mails;
    expect(mail).toMatchObject({
      subject: 'Convite para você',
      from: { name: 'Padaria Sol', address: 'contato@padaria.example' },
      to: [{ address: 'bia@example.com' }],
      messageId: `<${id}@padaria.example>`,
    });
    expect(mail?.text).toContain(LINK);
    expect(mail?.html).toContain(`href="${LINK}"`);
    expect(mail?.html).toContain('Ação &amp; reação.');
    const { html, text } = await t.look(id);
    expect(html + text).not.toContain('a-secret_Token1');
    expect(html).toContain('#token=***');
  });

  test('a comma in the address makes no second recipient', async () => {
    await t.work();
    const id = await t.queue('bia@example.com,eva@example.com');
    await until(async () => (await t.look(id)).state !== 'queued');
    expect(t.mailbox.mails.flatMap((mail) => mail.to ?? []).map((to) => to.address)).not.toContain(
      'eva@example.com',
    );
  });

  test('nothing is sent when the transaction rolls back', async () => {
    await t.ctx.db
      .tx(t.organizationId, async (tx) => {
        const mail = { to: 'x@example.com', subject: 's', html: 'h', text: 't' };
        await queueMail(tx, t.organizationId, mail, t.clock.now());
        throw new Error('no');
      })
      .catch(() => undefined);
    await t.work();
    await t.reached(await t.queue(), 'sent');
    expect(t.mailbox.mails).toHaveLength(1);
  });

  test('4xx: it waits with the server’s words and goes at the next try', async () => {
    t.mailbox.answer = { code: 451, words: 'greylisted, come back' };
    await t.work();
    const id = await t.queue();
    await t.tried(id, 1);
    expect(await t.look(id)).toMatchObject({ state: 'queued', error: '451 greylisted, come back' });
    t.mailbox.answer = null;
    await t.clock.advance(HOUR_MS);
    await t.reached(id, 'sent');
    expect(await t.look(id)).toMatchObject({ attempts: 2, error: null });
  });

  test('5xx: it failed at once, in the server’s words', async () => {
    t.mailbox.answer = { code: 550, words: 'no such mailbox' };
    await t.work();
    const id = await t.queue();
    await t.reached(id, 'failed');
    expect(await t.look(id)).toMatchObject({ attempts: 1, error: '550 no such mailbox' });
    await t.clock.advance(24 * HOUR_MS);
    expect((await t.look(id)).attempts).toBe(1);
  });

  test('the server is down: it goes when the server is back', async () => {
    const port = await freePort();
    await t.work(createMailTransport(smtpAt(`smtp://127.0.0.1:${port}`)));
    const id = await t.queue();
    await t.tried(id, 1);
    expect(await t.look(id)).toMatchObject({
      state: 'queued',
      error: expect.stringContaining('ECONNREFUSED'),
    });
    const back = await openMailbox(port);
    await t.clock.advance(HOUR_MS);
    await t.reached(id, 'sent');
    expect(back.mails).toHaveLength(1);
    await back.close();
  });

  test('after eight tries within a day it failed, with the last words', async () => {
    t.mailbox.answer = { code: 452, words: 'mailbox full' };
    await t.work();
    const id = await t.queue();
    for (let tries = 1; tries < 8; tries++) {
      await t.tried(id, tries);
      expect((await t.look(id)).state).toBe('queued');
      await t.clock.advance(tries < 5 ? HOUR_MS : 12 * HOUR_MS);
    }
    await t.reached(id, 'failed');
    expect(await t.look(id)).toMatchObject({ attempts: 8, error: '452 mailbox full' });
  });

  test('without an SMTP server it is held', async () => {
    await t.work(null);
    const id = await t.queue();
    await t.reached(id, 'held');
    expect((await t.look(id)).attempts).toBe(0);
  });

  test('a job that runs again after the server took the mail sends nothing', async () => {
    await t.work();
    const id = await t.queue();
    await t.reached(id, 'sent');
    await t.database.queryAsOwner(`update jobs set state = 'ready'`);
    await until(async () => {
      const [job] = await t.database.queryAsOwner<{ state: string }>('select state from jobs');
      return job?.state === 'done';
    });
    expect(t.mailbox.mails).toHaveLength(1);
  });

  test('a try whose end nobody recorded is made again under the same Message-ID', async () => {
    const [id, lost] = [await t.queue(), await t.queue()];
    await t.database.queryAsOwner(`update mails set attempts = 1 where id = '${id}'`);
    await t.database.queryAsOwner(`update mails set attempts = 8 where id = '${lost}'`);
    await t.work();
    await t.reached(id, 'sent');
    expect(t.mailbox.mails.map(({ messageId }) => messageId)).toEqual([`<${id}@padaria.example>`]);
    await t.reached(lost, 'failed');
  });

  test('mails older than 90 days go', async () => {
    const id = await t.queue();
    await t.database.queryAsOwner(
      `update mails set created_at = created_at - interval '91 days' where id = '${id}'`,
    );
    const young = await t.queue();
    const cleanUp = createMailJobHandlers({ ctx: t.ctx, transport: null })['mails.clean_up'];
    await cleanUp?.(
      {
        id: 1,
        lane: 'maintenance',
        kind: 'mails.clean_up',
        key: null,
        organizationId: null,
        payload: {},
        attempts: 1,
        maxAttempts: 1,
      },
      { signal: new AbortController().signal, finish: async () => undefined },
    );
    await expect(t.look(id)).rejects.toThrow('no such mail');
    expect((await t.look(young)).state).toBe('queued');
  });
});
