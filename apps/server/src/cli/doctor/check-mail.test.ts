import { afterEach, expect, test } from 'vitest';
import { freePort, type Mailbox, openMailbox } from '../../modules/mails/testing/mailbox.ts';
import { parseConfig } from '../../platform/config/index.ts';
import { checkMail } from './check-mail.ts';

const PASSWORD = 'a p@ssword';
const open: Mailbox[] = [];
afterEach(async () => {
  for (const mailbox of open.splice(0)) await mailbox.close();
});

async function mailboxWith(password?: string): Promise<Mailbox> {
  const mailbox = await openMailbox(0, password);
  open.push(mailbox);
  return mailbox;
}
const check = (SMTP_URL: string) => checkMail(parseConfig({ SMTP_URL, MAIL_FROM: 'desk@example.com' }).smtp);
const withLogin = (url: string, password: string) =>
  url.replace('//', `//desk:${encodeURIComponent(password)}@`);

test('a server that answers, and one that takes the login; nothing is sent', async () => {
  const plain = await mailboxWith();
  expect(await check(plain.url)).toEqual({
    name: 'mail',
    ok: true,
    detail: '127.0.0.1 answers; no login is set.',
    advice: null,
  });
  const guarded = await mailboxWith(PASSWORD);
  expect(await check(withLogin(guarded.url, PASSWORD))).toMatchObject({
    ok: true,
    detail: '127.0.0.1 answers and takes the login.',
  });
  expect([plain.mails, guarded.mails]).toEqual([[], []]);
});

test('a wrong login is told apart, and no password is repeated', async () => {
  const { url } = await mailboxWith(PASSWORD);
  const answer = await check(withLogin(url, 'another'));
  expect(answer).toMatchObject({ ok: false, advice: expect.stringMatching(/^Correct user and password/) });
  expect(JSON.stringify(answer)).not.toContain('another');
});

test('nobody there, a name nobody knows, encryption where there is none: each says what to do', async () => {
  const nobody = await check(`smtp://127.0.0.1:${await freePort()}`);
  expect(nobody).toMatchObject({ ok: false, advice: expect.stringMatching(/^Check host and port/) });
  const unknown = await check('smtp://mail.invalid:2525');
  expect(unknown).toMatchObject({ ok: false, advice: expect.stringMatching(/^Correct the host/) });
  const { url } = await mailboxWith();
  const plain = await check(url.replace('smtp:', 'smtps:'));
  expect(plain).toMatchObject({ ok: false, advice: expect.stringMatching(/^Use smtps/) });
});

test('without a server there is nothing to check', async () => {
  expect(await checkMail(undefined)).toMatchObject({ ok: null, advice: null });
});
