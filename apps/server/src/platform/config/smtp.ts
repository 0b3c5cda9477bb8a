/** `name` is empty when only an address was given. */
export type MailAddress = { name: string; address: string };

const ADDRESS = /^[^\s<>@,;"]+@[^\s<>@,;"]+$/;

/** `Padaria Sol <contato@padaria.com.br>` or the address alone; null: neither. */
export function parseMailAddress(text: string): MailAddress | null {
  const [, name = '', inBrackets] = /^([^<>\r\n]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = (inBrackets ?? text).trim();
  return ADDRESS.test(address) ? { name: name.trim().replace(/^"(.*)"$/, '$1'), address } : null;
}

/** Null: not a usable `smtp://` or `smtps://` address. */
export function parseSmtpUrl(text: string): { host: string } | null {
  try {
    const url = new URL(text);
    // The mailer decodes them: a lone % must be found now.
    decodeURIComponent(url.username + url.password);
    return ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '' ? { host: url.hostname } : null;
  } catch {
    return null;
  }
}
