export { createMailJobHandlers, mailSchedules } from './mail-jobs.ts';
export { type NewMail, queueMail } from './queue-mail.ts';
export { type MailContent, renderMail } from './render-mail.ts';
export type { SendMailDeps } from './send-mail.ts';
