import { until } from '@balcao/testkit';
import type { Context } from '../../../context.ts';
import { parseConfig } from '../../../platform/config/index.ts';
import { createJobRunner, type JobRunner } from '../../../platform/jobs/index.ts';
import { silentLog } from '../../../platform/log/index.ts';
import { createMailTransport, type MailTransport } from '../../../platform/mail/index.ts';
import { actorOf, recordAudit } from '../../accounts/index.ts';
import { createTestApp, type TestApp } from '../../accounts/testing/test-app.ts';
import { createMailJobHandlers } from '../mail-jobs.ts';
import { queueMail } from '../queue-mail.ts';
import { renderMail } from '../render-mail.ts';
import { addMailRoutes } from '../routes/index.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';

export const FROM = 'Padaria Sol <contato@padaria.example>';
export const LINK = 'https://balcao.test/entrar#token=a-secret_Token1';

type Row = { state: string; error: string | null; attempts: number; html: string; text: string };

export type MailApp = TestApp & {
  mailbox: Mailbox;
  /** Jobs run from now on; null: without an SMTP server. */
  work(transport?: MailTransport | null): Promise<void>;
  rest(): Promise<void>;
  queue(to?: string, organizationId?: string): Promise<string>;
  look(id: string): Promise<Row>;
  reached(id: string, state: string): Promise<unknown>;
  /** After so many tries, the last one over. */
  tried(id: string, attempts: number): Promise<unknown>;
};

export function smtpAt(url: string): Context['config']['smtp'] {
  return parseConfig({ SMTP_URL: url, MAIL_FROM: FROM }).smtp;
}

/** A server with mail routes, a mailbox its mails go to, and a job runner on the test's clock. */
export async function createMailApp(): Promise<MailApp> {
  const mailbox = await openMailbox();
  let runner: JobRunner | undefined;
  const t = await createTestApp(
    (app, { ctx }) =>
      addMailRoutes(app, {
        ctx,
        recordAudit: (tx, principal, act) =>
          recordAudit(tx, ctx.clock, principal.organizationId, { actor: actorOf(principal), ...act }),
      }),
    { config: { smtp: smtpAt(mailbox.url) } },
  );
  async function look(id: string): Promise<Row> {
    const [row] = await t.database.queryAsOwner<Row>({
      text: 'select * from mails where id = $1',
      values: [id],
    });
    if (!row) throw new Error('no such mail');
    return row;
  }
  return {
    ...t,
    mailbox,
    look,
    async work(transport = createMailTransport(smtpAt(mailbox.url))) {
      await runner?.stop();
      runner = createJobRunner({
        db: t.ctx.db,
        clock: t.clock,
        log: silentLog,
        lanes: { webhook: 2, maintenance: 1 },
        handlers: createMailJobHandlers({ ctx: t.ctx, transport }),
        pollMs: 20,
      });
      await runner.start();
    },
    async rest() {
      await runner?.stop();
      runner = undefined;
      mailbox.mails = [];
      mailbox.answer = null;
      await t.database.queryAsOwner('truncate jobs');
    },
    async queue(to = 'bia@example.com', organizationId = t.organizationId) {
      const button = { label: 'Entrar', url: LINK };
      const body = renderMail({ title: 'Olá, Bia!', paragraphs: ['Ação & reação.'], button });
      const mail = { to, subject: 'Convite\npara você', ...body };
      return t.ctx.db.tx(organizationId, (tx) => queueMail(tx, organizationId, mail, t.clock.now()));
    },
    reached: (id, state) => until(async () => (await look(id)).state === state),
    tried: (id, attempts) =>
      until(async () => {
        // In one statement: a try that begins between two reads would look like one that is over.
        const [found] = await t.database.queryAsOwner<{ over: boolean }>({
          text: `select attempts = $2 and not exists (select from jobs where state = 'running') as over
                 from mails where id = $1`,
          values: [id, attempts],
        });
        return found?.over;
      }),
    async close() {
      await mailbox.close();
      await t.close();
    },
  };
}
