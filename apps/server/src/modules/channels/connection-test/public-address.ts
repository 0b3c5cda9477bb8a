import ipaddr from 'ipaddr.js';

/** Whether Meta's servers can reach this address, as far as its text tells. */
export function checkPublicAddress(address: string): 'ok' | 'not_https' | 'private' {
  if (!URL.canParse(address)) return 'private';
  const url = new URL(address);
  if (isPrivateHost(url.hostname)) return 'private';
  return url.protocol === 'https:' ? 'ok' : 'not_https';
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast';
  return !host.includes('.') || /\.(local|localhost|internal|lan|home|test|example|invalid)$/.test(host);
}
