import { isIP } from 'node:net';
import { isPublicAddress } from './address-policy.ts';
import { EgressRefused } from './errors.ts';

export type Target = {
  origin: string;
  path: string;
  /** as resolvers and certificates know it: lower case, no brackets, no trailing dot */
  hostname: string;
  port: number;
  /** the owner of the installation named this host: its address may be private */
  trusted: boolean;
};

const MAX_URL_LENGTH = 4096;

// Names that by their nature lead inside.
const INSIDE_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa|corp)$/;

// Services that understand enough of a stray HTTP request to do harm.
const UNSAFE_PORTS = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 4001, 4444, 5432, 5984, 5985, 6000, 6379, 6443, 6666,
  6667, 8500, 9042, 9092, 9200, 9300, 10250, 11211, 27017,
]);

/** Reads a URL somebody configured; refuses what must not be called whatever its address turns out to be. */
export function parseTarget(text: string, allowedPrivateHosts: readonly string[] = []): Target {
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text)) {
    throw new EgressRefused('URL', 'This is not a URL. Write it whole, as in https://shop.example/path.');
  }
  // The URL parser turns every spelling of an IPv4 address into four numbers.
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new EgressRefused('SCHEME', 'Only http:// and https:// addresses can be called.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new EgressRefused('CREDENTIALS', 'Put the user and password in a header, not in the URL.');
  }
  const hostname = plainHost(url.hostname);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const trusted = allowedPrivateHosts.some((allowed) => matchesHost(allowed, hostname, port));
  if (!trusted) {
    checkPort(port);
    checkHost(hostname);
  }
  const shown = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  return {
    origin: `${url.protocol}//${shown}${url.port && `:${url.port}`}`,
    path: url.pathname + url.search,
    hostname,
    port,
    trusted,
  };
}

function checkPort(port: number): void {
  const common = port === 80 || port === 443;
  if (common || (port >= 1024 && !UNSAFE_PORTS.has(port))) return;
  throw new EgressRefused(
    'PORT',
    `Port ${port} cannot be called. Use 443, 80, or one of 1024 and above that serves HTTP.`,
    String(port),
  );
}

function checkHost(hostname: string): void {
  if (isIP(hostname)) {
    if (isPublicAddress(hostname)) return;
    throw privateAddress(hostname);
  }
  // A name without a dot is one of the local network.
  if (hostname.includes('.') && !INSIDE_NAMES.test(hostname)) return;
  throw new EgressRefused(
    'HOST',
    `"${hostname}" is a name of the internal network. ${HOW_TO_ALLOW}`,
    hostname,
  );
}

const HOW_TO_ALLOW = 'If it must be called, name it in ALLOWED_PRIVATE_HOSTS.';

export function privateAddress(hostname: string): EgressRefused {
  return new EgressRefused(
    'ADDRESS',
    `"${hostname}" is not an address of the public internet. ${HOW_TO_ALLOW}`,
    hostname,
  );
}

/** `host` (any port) or `host:port`. */
function matchesHost(allowed: string, hostname: string, port: number): boolean {
  const url = `http://${allowed.trim()}`;
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  const given = /:(\d+)$/.exec(allowed.trim());
  const samePort = !given || allowed.trim().endsWith(']') || Number(given[1]) === port;
  return plainHost(parsed.hostname) === hostname && samePort;
}

function plainHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '');
}
