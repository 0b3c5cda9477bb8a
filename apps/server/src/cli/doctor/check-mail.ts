import type { Config } from '../../platform/config/index.ts';
import { type MailServerFault, tryMailServer } from '../../platform/mail/index.ts';
import { type DoctorCheck, fail, pass, skip } from './check.ts';

const ADVICE: Record<MailServerFault, string> = {
  host: 'Correct the host in SMTP_URL: nobody knows its name.',
  connection:
    'Check host and port in SMTP_URL (smtp:// usually 587, smtps:// 465), and that this machine may reach them.',
  encryption:
    'Use smtps:// for a port that begins encrypted (465) and smtp:// for one that does not (587). The certificate must be valid for the host in SMTP_URL.',
  login:
    'Correct user and password in SMTP_URL, special characters as %XX. Some providers want a password made for programs.',
  refused: 'Ask the provider whether this machine may send through it.',
};

/** Connects and, if the settings have a login, logs in. Sends nothing. */
export async function checkMail(smtp: Config['smtp']): Promise<DoctorCheck> {
  if (!smtp) return skip('mail', 'SMTP_URL is not set: e-mails are held and shown in Ajustes → E-mails.');
  const answer = await tryMailServer(smtp);
  if (answer.fault !== null) return fail('mail', `${smtp.host}: ${answer.words}`, ADVICE[answer.fault]);
  const { username } = new URL(smtp.url);
  return pass(
    'mail',
    `${smtp.host} answers${username === '' ? '; no login is set.' : ' and takes the login.'}`,
  );
}
