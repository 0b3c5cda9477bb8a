import { describe, expect, test } from 'vitest';
import { createLog, withLogFields } from './create-log.ts';
import type { Log } from './log.ts';
import { maskPhone, redact, redactUrl } from './redact.ts';

function open() {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  return { log, lines, last: (): unknown => JSON.parse(lines.at(-1) ?? 'null') };
}

describe('log lines', () => {
  test('carry no secret, no customer’s words, no whole phone number, at any depth', () => {
    const { log, lines } = open();
    log.info(
      {
        headers: { Authorization: 'Bearer hunter2', cookie: 'sid=hunter2', 'x-api-key': 'hunter2' },
        channel: { access_token: 'hunter2', appSecret: 'hunter2' },
        events: [{ message: { text: { body: 'meu segredo' } }, wa_id: '5511987654321' }],
        url: '/start?token=hunter2&next=/inbox',
        body: 'meu segredo',
      },
      'seen',
    );
    expect(lines.join()).not.toMatch(/hunter2|segredo|987654321/);
    expect(lines.join()).toContain('next=/inbox');
  });

  test('bindings of a child are redacted too', () => {
    const { log, lines } = open();
    log.child({ password: 'hunter2', job: 'x' }).info({}, 'hello');
    expect(lines.join()).not.toContain('hunter2');
    expect(lines.join()).toContain('"job":"x"');
  });

  test('an error tells message, code, stack and cause, but not the row PostgreSQL quotes', () => {
    const { log, last, lines } = open();
    const err = Object.assign(new Error('duplicate', { cause: new Error('deeper') }), {
      code: '23505',
      detail: 'Key (email)=(ana@example.com) already exists.',
    });
    log.error({ err }, 'failed');
    expect(last()).toMatchObject({
      err: { message: 'duplicate', code: '23505', cause: { message: 'deeper' } },
    });
    expect(lines.join()).not.toContain('ana@example.com');
  });

  test('lines within a request carry its id, also after await and together with a job’s', async () => {
    const { log, last } = open();
    await withLogFields({ requestId: 'r-1' }, async () => {
      await Promise.resolve();
      withLogFields({ jobId: 7 }, () => log.info({}, 'inside'));
    });
    expect(last()).toMatchObject({ requestId: 'r-1', jobId: 7, msg: 'inside', level: 'info' });
    log.info({}, 'outside');
    expect(last()).not.toHaveProperty('requestId');
  });

  test('the logger is the Log mechanisms take', () => {
    const log: Log = open().log;
    expect(log.child({})).toBeDefined();
  });
});

test('redact leaves its input alone and other values as they are', () => {
  const date = new Date(0);
  const input = { token: 'x', at: date, from: 'queued', list: [1, { password: 'y' }] };
  expect(redact(input)).toEqual({
    token: '[redacted]',
    at: date,
    from: 'queued',
    list: [1, { password: '[redacted]' }],
  });
  expect(input.token).toBe('x');
});

test('maskPhone keeps the first and last four digits of a long number only', () => {
  expect(maskPhone('+55 11 98765-4321')).toBe('5511*****4321');
  expect(maskPhone('1234567')).toBe('*******');
});

test('redactUrl hides tokens and leaves the rest readable', () => {
  expect(redactUrl('/webhooks?hub.mode=subscribe&hub.verify_token=abc&hub.challenge=1')).toBe(
    '/webhooks?hub.mode=subscribe&hub.verify_token=[redacted]&hub.challenge=1',
  );
});
