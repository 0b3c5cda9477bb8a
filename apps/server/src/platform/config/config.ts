import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as z from 'zod';
import { parseMasterKeys } from '../crypto/index.ts';
import type { Env } from './env.ts';
import { type MailAddress, parseMailAddress, parseSmtpUrl } from './smtp.ts';

export const ROLES = ['all', 'web', 'worker'] as const;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type Config = Readonly<{
  port: number;
  host: string;
  /** Unset: the address listened on. */
  publicUrl: string | undefined;
  role: (typeof ROLES)[number];
  logLevel: (typeof LOG_LEVELS)[number];
  isProduction: boolean;
  dataDir: string;
  /** Unset: the built-in PostgreSQL in the data folder. */
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** Newest first. Unset: the key file in the data folder (built-in PostgreSQL only). */
  masterKeys: readonly string[] | undefined;
  /** Whose X-Forwarded-* is believed: addresses, networks, or their names. */
  trustProxy: readonly string[];
  /** Unset: `/metrics` is for this machine and its private network. */
  metricsToken: string | undefined;
  /** How long `/readyz` says no, after a signal to leave, before anything is refused. */
  shutdownDelayMs: number;
  /** Hosts inside that bots may call all the same. */
  allowedPrivateHosts: readonly string[];
  /** Unset: e-mails are held. `url` may carry a password; `host` may be shown. */
  smtp: Readonly<{ url: string; host: string; from: MailAddress }> | undefined;
  whatsapp: Readonly<{ graphUrl: string; graphVersion: string }>;
}>;

export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `Balcão cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const SHUTDOWN_DELAY = 'must be milliseconds from 0 to 300000, for example 10000';

const schema = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535, for example 3000')
      .transform(Number)
      .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535, for example 3000')
      .default(3000),
    HOST: z
      .string()
      .regex(
        /^[A-Za-z0-9.:_-]+$/,
        'must be an address to listen on, for example 127.0.0.1, or 0.0.0.0 for all',
      )
      .default('127.0.0.1'),
    DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/balcao').optional(),
    REDIS_URL: urlOf(['redis:', 'rediss:'], 'redis://127.0.0.1:6379').optional(),
    DATA_DIR: z.string().default('./data'),
    BALCAO_MASTER_KEY: z.string().transform(toMasterKeys).optional(),
    PUBLIC_URL: urlOf(['http:', 'https:'], 'https://desk.example.com').transform(withoutSlash).optional(),
    WHATSAPP_GRAPH_URL: urlOf(['http:', 'https:'], 'https://graph.facebook.com')
      .transform(withoutSlash)
      .default('https://graph.facebook.com'),
    WHATSAPP_GRAPH_VERSION: z
      .string()
      .regex(/^v\d{1,3}\.\d{1,2}$/, 'must look like v25.0')
      .default('v25.0'),
    ROLE: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`).default('all'),
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    TRUST_PROXY: listOf(
      isProxy,
      'must be addresses or networks separated by commas, for example 10.0.0.7,172.16.0.0/12, or loopback',
    ).optional(),
    METRICS_TOKEN: z
      .string()
      .regex(
        /^[\x21-\x7e]{16,}$/,
        'must be at least 16 characters without spaces. Make one with: openssl rand -hex 24',
      )
      .optional(),
    SHUTDOWN_DELAY_MS: z
      .string()
      .regex(/^\d{1,6}$/, SHUTDOWN_DELAY)
      .transform(Number)
      .refine((ms) => ms <= 300_000, SHUTDOWN_DELAY)
      .default(0),
    ALLOWED_PRIVATE_HOSTS: listOf(
      isHost,
      'must be hosts, with or without a port, separated by commas, for example erp.lan,10.0.0.5:8080',
    ).default([]),
    SMTP_URL: z
      .string()
      .refine(
        (text) => parseSmtpUrl(text) !== null,
        'must be a URL like smtp://user:password@mail.example.com:587 or smtps://…:465, special characters of the password as %XX',
      )
      .optional(),
    MAIL_FROM: z
      .string()
      .refine(
        (text) => parseMailAddress(text) !== null,
        'must be an e-mail address, for example Padaria Sol <contato@padaria.com.br>',
      )
      .optional(),
    NODE_ENV: z.string().optional(),
  })
  .superRefine((env, ctx) => {
    if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined) {
      ctx.addIssue({
        code: 'custom',
        path: ['MAIL_FROM'],
        message:
          'is required with SMTP_URL: who e-mails come from, for example Padaria Sol <contato@padaria.com.br>',
      });
    }
    if (env.DATABASE_URL !== undefined && env.BALCAO_MASTER_KEY === undefined) {
      ctx.addIssue({
        code: 'custom',
        path: ['BALCAO_MASTER_KEY'],
        message:
          'is required with DATABASE_URL, because secrets are encrypted in it. Make one with: openssl rand -base64 32, and keep it as safe as the database',
      });
    }
  });

/** All problems are told at once. Values are never repeated in messages: they may be secrets. */
export function parseConfig(env: Env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const value = parsed.data;
  return Object.freeze({
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL,
    role: value.ROLE,
    logLevel: value.LOG_LEVEL,
    isProduction: value.NODE_ENV === 'production',
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    masterKeys: value.BALCAO_MASTER_KEY && Object.freeze(value.BALCAO_MASTER_KEY),
    // A proxy on this machine is what PUBLIC_URL usually means; any other must be named.
    trustProxy: Object.freeze(value.TRUST_PROXY ?? (value.PUBLIC_URL === undefined ? [] : ['loopback'])),
    metricsToken: value.METRICS_TOKEN,
    shutdownDelayMs: value.SHUTDOWN_DELAY_MS,
    allowedPrivateHosts: Object.freeze(value.ALLOWED_PRIVATE_HOSTS),
    smtp: smtpOf(value.SMTP_URL, value.MAIL_FROM),
    whatsapp: Object.freeze({
      graphUrl: value.WHATSAPP_GRAPH_URL,
      graphVersion: value.WHATSAPP_GRAPH_VERSION,
    }),
  });
}

function smtpOf(url: string | undefined, fromText: string | undefined): Config['smtp'] {
  const host = url === undefined ? null : parseSmtpUrl(url)?.host;
  const from = fromText === undefined ? null : parseMailAddress(fromText);
  return url !== undefined && host && from
    ? Object.freeze({ url, host, from: Object.freeze(from) })
    : undefined;
}

function listOf(isValid: (item: string) => boolean, message: string) {
  return z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim()))
    .refine((items) => items.every(isValid), message);
}

const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isProxy(item: string): boolean {
  if (PROXY_NAMES.has(item)) return true;
  const [address = '', bits, ...rest] = item.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  // Everybody is no proxy.
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function isHost(item: string): boolean {
  return /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$/.test(item);
}

function urlOf(protocols: readonly string[], example: string) {
  return z.string().refine((text) => {
    // A password may hold characters URL refuses to parse without a host, as in a socket's URL.
    const url = parseUrl(text);
    return url
      ? protocols.includes(url.protocol)
      : protocols.some((protocol) => text.startsWith(`${protocol}//`));
  }, `must be a URL like ${example}`);
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function toMasterKeys(text: string, ctx: z.RefinementCtx): readonly string[] {
  try {
    return parseMasterKeys(text);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
}
