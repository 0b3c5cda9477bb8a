export { createMailTransport } from './create-mail-transport.ts';
export { MailDelayed, MailRefused, type MailTransport, type OutgoingMail } from './mail.types.ts';
export { type MailServerAnswer, type MailServerFault, tryMailServer } from './try-mail-server.ts';
