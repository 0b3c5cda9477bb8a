import type { Config } from '../config/index.ts';
import { createSmtpTransport, readFields } from './smtp-transport.ts';

/** What is in the way. `refused`: the server's own words are all there is. */
export type MailServerFault = 'host' | 'connection' | 'encryption' | 'login' | 'refused';

export type MailServerAnswer = { fault: null } | { fault: MailServerFault; words: string };

/** Connects, greets, logs in if the address has a login, and leaves: nothing is sent. */
export async function tryMailServer(smtp: NonNullable<Config['smtp']>): Promise<MailServerAnswer> {
  const transport = createSmtpTransport(smtp);
  try {
    await transport.verify();
    return { fault: null };
  } catch (error) {
    const { message, response, code } = readFields(error);
    if (code === undefined) throw error;
    return { fault: faultOf(code, message), words: response ?? message };
  } finally {
    transport.close();
  }
}

/** Codes of nodemailer (lib/errors.js); what OpenSSL says comes as a socket's trouble. */
function faultOf(code: string, message: string): MailServerFault {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'login';
  if (code === 'ETLS' || /\b(ssl|tls|certificate)\b|wrong version number/i.test(message)) return 'encryption';
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return 'host';
  return ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'ECONNREFUSED'].includes(code) ? 'connection' : 'refused';
}
