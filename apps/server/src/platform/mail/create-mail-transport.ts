import type { Config } from '../config/index.ts';
import { MailDelayed, MailRefused, type MailTransport } from './mail.types.ts';
import { createSmtpTransport, readFields } from './smtp-transport.ts';

/** Null: no SMTP server is configured. */
export function createMailTransport(smtp: Config['smtp']): MailTransport | null {
  if (!smtp) return null;
  const transport = createSmtpTransport(smtp);
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          // A copy: the mailer writes into it.
          from: { ...smtp.from },
          // As an object, so that a comma in it never makes two recipients.
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw toMailError(error);
      }
    },
    close: () => transport.close(),
  };
}

const LONGEST_WORDS = 500;

/** What is no word of SMTP or of the network is a fault of ours and stays what it is. */
function toMailError(error: unknown): unknown {
  const { message, response, responseCode, code } = readFields(error);
  if (code === undefined) return error;
  const words = (response ?? message).replaceAll('\0', '').slice(0, LONGEST_WORDS);
  // Without a number of the server's, an envelope it never saw was wrong in itself.
  const isFinal = responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500;
  return isFinal ? new MailRefused(words, { cause: error }) : new MailDelayed(words, { cause: error });
}
