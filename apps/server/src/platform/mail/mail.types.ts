export type OutgoingMail = {
  /** the same for every try of one mail: a mailbox that got it already can tell */
  messageId: string;
  to: string;
  subject: string;
  html: string;
  text: string;
};

export interface MailTransport {
  /** Resolves when the server took it. Throws MailRefused or MailDelayed, with the server's words. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** 5xx, or a mail that can't be put into words of SMTP: trying again cannot help. */
export class MailRefused extends Error {
  readonly code = 'MAIL_REFUSED';
}

/** 4xx, no connection, no answer: later it may go. */
export class MailDelayed extends Error {
  readonly code = 'MAIL_DELAYED';
}
