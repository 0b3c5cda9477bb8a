import { createServer } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Mailbox = {
  url: string;
  /** as they arrived, parsed */
  mails: Email[];
  /** the answer to the next deliveries, e.g. 450; null: take them */
  answer: { code: number; words: string } | null;
  close(): Promise<void>;
};

/** An SMTP server on this machine that keeps what it gets; with a password it wants a login first. */
export async function openMailbox(port = 0, password?: string): Promise<Mailbox> {
  const server = new SMTPServer({
    disabledCommands: password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (login, _session, done) =>
      login.password === password ? done(null, { user: login.username }) : done(new Error('No such login')),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void take(Buffer.concat(chunks)).then(done);
      });
    },
  });
  async function take(raw: Buffer): Promise<Error | null> {
    if (mailbox.answer) {
      return Object.assign(new Error(mailbox.answer.words), { responseCode: mailbox.answer.code });
    }
    mailbox.mails.push(await PostalMime.parse(raw));
    return null;
  }
  const listening = await new Promise<number>((resolve, reject) => {
    server.on('error', reject);
    const net = server.listen(port, '127.0.0.1', () => {
      const address = net.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${listening}`,
    mails: [],
    answer: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailbox;
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
