import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';
import { readEnv } from './env.ts';

const KEY = 'a-master-key-of-at-least-32-characters';

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    parseConfig(readEnv(source));
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseConfig', () => {
  test('nothing set is a working local server', () => {
    expect(parseConfig(readEnv({}))).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      role: 'all',
      logLevel: 'info',
      isProduction: false,
      dataDir: resolve('data'),
      databaseUrl: undefined,
      redisUrl: undefined,
      masterKeys: undefined,
      trustProxy: [],
      metricsToken: undefined,
      shutdownDelayMs: 0,
      allowedPrivateHosts: [],
      smtp: undefined,
      whatsapp: { graphUrl: 'https://graph.facebook.com', graphVersion: 'v25.0' },
    });
  });

  test('everything set is taken over, without trailing slashes', () => {
    const config = parseConfig(
      readEnv({
        PORT: '0',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://u:p@db/balcao',
        REDIS_URL: 'redis://r:6379',
        DATA_DIR: '/srv/balcao',
        BALCAO_MASTER_KEY: `${KEY}-new,${KEY}`,
        PUBLIC_URL: 'https://desk.example.com/',
        WHATSAPP_GRAPH_URL: 'http://127.0.0.1:4000/',
        WHATSAPP_GRAPH_VERSION: 'v24.0',
        ROLE: 'worker',
        LOG_LEVEL: 'debug',
        TRUST_PROXY: '10.0.0.7, 172.16.0.0/12,loopback',
        METRICS_TOKEN: 'a-token-for-prometheus',
        SHUTDOWN_DELAY_MS: '10000',
        ALLOWED_PRIVATE_HOSTS: 'erp.lan, 10.0.0.5:8080,[fd00::5]:80',
        NODE_ENV: 'production',
      }),
    );
    expect(config).toMatchObject({
      port: 0,
      role: 'worker',
      isProduction: true,
      masterKeys: [`${KEY}-new`, KEY],
      publicUrl: 'https://desk.example.com',
      trustProxy: ['10.0.0.7', '172.16.0.0/12', 'loopback'],
      metricsToken: 'a-token-for-prometheus',
      shutdownDelayMs: 10_000,
      allowedPrivateHosts: ['erp.lan', '10.0.0.5:8080', '[fd00::5]:80'],
      whatsapp: { graphUrl: 'http://127.0.0.1:4000', graphVersion: 'v24.0' },
    });
  });

  test('all problems are told at once, each naming its variable and the way out', () => {
    const problems = problemsOf({
      PORT: 'http',
      ROLE: 'boss',
      WHATSAPP_GRAPH_VERSION: '25',
      REDIS_URL: 'localhost',
    });
    expect(problems).toEqual([
      'PORT must be a port number from 0 to 65535, for example 3000',
      'REDIS_URL must be a URL like redis://127.0.0.1:6379',
      'WHATSAPP_GRAPH_VERSION must look like v25.0',
      'ROLE must be one of all, web, worker',
    ]);
  });

  test('a database of one’s own needs a master key', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://db/balcao' })).toEqual([
      expect.stringMatching(/^BALCAO_MASTER_KEY is required with DATABASE_URL.*openssl rand/),
    ]);
  });

  test('mail needs a server and a sender; the address comes apart', () => {
    const SMTP_URL = 'smtps://desk:s%40cret@mail.example.com:465';
    const named = parseConfig({ SMTP_URL, MAIL_FROM: '"Padaria Sol" <contato@padaria.com.br>' });
    expect(named.smtp).toEqual({
      url: SMTP_URL,
      host: 'mail.example.com',
      from: { name: 'Padaria Sol', address: 'contato@padaria.com.br' },
    });
    const bare = parseConfig({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'desk@example.com' });
    expect(bare.smtp?.from).toEqual({ name: '', address: 'desk@example.com' });
    expect(problemsOf({ SMTP_URL })).toEqual([expect.stringMatching(/^MAIL_FROM is required with SMTP_URL/)]);
  });

  test('behind PUBLIC_URL a proxy of this machine is believed, and nobody else unless named', () => {
    expect(parseConfig({ PUBLIC_URL: 'https://desk.example.com' }).trustProxy).toEqual(['loopback']);
    expect(parseConfig({}).trustProxy).toEqual([]);
  });

  test.each([
    ['TRUST_PROXY', ['true', '*', '0.0.0.0/0', '10.0.0.0/33', 'proxy.lan', '10.0.0.1,']],
    ['METRICS_TOKEN', ['short', 'a token with spaces in it']],
    ['SHUTDOWN_DELAY_MS', ['5s', '-1', '1.5', '300001', '9999999']],
    ['ALLOWED_PRIVATE_HOSTS', ['http://erp.lan', 'erp.lan/path', '10.0.0.0/8', 'a,,b']],
    ['SMTP_URL', ['mail.example.com', 'http://mail.example.com', 'smtp://', 'smtp://u:%zz@mail.example.com']],
    ['MAIL_FROM', ['Padaria Sol', 'a@b, c@d', 'Sol <padaria>', 'Sol <a@b', 'a@b\nBcc: c@d']],
  ])('%s refuses what it would not understand', (name, values) => {
    for (const value of values) expect(problemsOf({ [name]: value })[0]).toMatch(`${name} must be`);
  });

  test('a socket URL without a host is a database URL', () => {
    expect(
      problemsOf({ DATABASE_URL: 'postgresql://u@/balcao?host=%2Frun', BALCAO_MASTER_KEY: KEY }),
    ).toEqual([]);
  });

  test('messages never repeat a value', () => {
    const secret = 'hunter2';
    const text = problemsOf({ DATABASE_URL: `mysql://u:${secret}@db/x`, BALCAO_MASTER_KEY: secret }).join();
    expect(text).toContain('DATABASE_URL');
    expect(text).toContain('BALCAO_MASTER_KEY');
    expect(text).not.toContain(secret);
  });

  test('a variable set to blanks counts as unset', () => {
    expect(parseConfig(readEnv({ PORT: '', REDIS_URL: '  ' }))).toMatchObject({
      port: 3000,
      redisUrl: undefined,
    });
  });

  test('the result cannot be changed', () => {
    const config = parseConfig(readEnv({}));
    expect(Object.isFrozen(config) && Object.isFrozen(config.whatsapp)).toBe(true);
  });
});
