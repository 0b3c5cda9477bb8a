import { createTransport } from 'nodemailer';
import type { Config } from '../config/index.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** A connection per use: a desk sends few mails, and none is held open. */
export function createSmtpTransport(smtp: NonNullable<Config['smtp']>) {
  return createTransport({
    url: smtp.url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // Only what we pass is sent: nothing in a mail makes the server read a file or call an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What is no word of SMTP or of the network has no `code`. */
export function readFields(error: unknown) {
  const fields: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  return {
    message: error instanceof Error ? error.message : String(error),
    response: typeof fields.response === 'string' ? fields.response : undefined,
    responseCode: typeof fields.responseCode === 'number' ? fields.responseCode : undefined,
    code: typeof fields.code === 'string' ? fields.code : undefined,
  };
}
