import type { ConnectionCheck, LocaleName } from '@balcao/protocol';
import type { RequestPort } from '@balcao/whatsapp';
import { createWhatsAppClient } from '@balcao/whatsapp';
import { expect, test } from 'vitest';
import { testConnection } from './test-connection.ts';

const NOW = Date.parse('2026-03-10T01:30:00Z');

/** The report of a server whose way to Meta is `request`. */
async function reportWith(
  request: RequestPort,
  change: { locale?: LocaleName; timeZone?: string } = {},
): Promise<Record<string, ConnectionCheck>> {
  const { checks } = await testConnection(
    {
      ctx: { clock: { now: () => NOW } },
      publicUrl: () => 'https://desk.shop.com.br',
      clientWith: ({ accessToken }, observe) =>
        createWhatsAppClient({
          accessToken,
          async request(...call) {
            const answer = await request(...call);
            observe?.(answer.headers);
            return answer;
          },
        }),
    },
    {
      mode: 'live',
      phoneNumberId: '318840027715001',
      wabaId: '204118573390216',
      accessToken: 'a-token',
      appSecret: 'a-secret',
      lastWebhookAt: new Date(NOW),
      locale: 'pt-BR',
      timeZone: 'America/Sao_Paulo',
      ...change,
    },
  );
  return Object.fromEntries(checks.map((check) => [check.name, check]));
}

const refuseConnection: RequestPort = async () => {
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
};
const answer =
  (status: number, text: string, headers: Record<string, string> = {}): RequestPort =>
  async () => ({ status, headers, body: Buffer.from(text) });

test('the last webhook is told in the organization’s time zone', async () => {
  const inSaoPaulo = await reportWith(refuseConnection);
  expect(inSaoPaulo.webhook_seen?.detail).toContain('9 de mar. de 2026, 22:30');
  const inManaus = await reportWith(refuseConnection, { timeZone: 'America/Manaus' });
  expect(inManaus.webhook_seen?.detail).toContain('9 de mar. de 2026, 21:30');
});

test('a Meta that cannot be reached is told once, in the person’s language', async () => {
  const sentences = {
    'pt-BR': ['Não foi possível conectar à Meta.', 'Não foi testado: a Meta não respondeu.'],
    en: ['Meta could not be reached.', 'Not tested: Meta did not answer.'],
    es: ['No se pudo conectar con Meta.', 'No se probó: Meta no respondió.'],
  } as const;
  for (const locale of ['pt-BR', 'en', 'es'] as const) {
    const report = await reportWith(refuseConnection, { locale });
    const [first, others] = sentences[locale];
    expect(report.token).toMatchObject({ ok: false, detail: first });
    for (const name of ['phone_number', 'waba', 'app_secret', 'subscription', 'clock'])
      expect(report[name]).toEqual({ name, ok: null, detail: others, advice: null });
  }
});

test('an answer that is not Meta’s still tells the time, or that it has none', async () => {
  const date = new Date(NOW - 600_000).toUTCString();
  const wrong = await reportWith(answer(502, '<html>', { date }));
  expect(wrong.token?.detail).toBe('O endereço da API respondeu (HTTP 502), mas não como a Meta responde.');
  expect(wrong.clock).toMatchObject({ ok: false, detail: expect.stringContaining('600 segundos') });
  const none = await reportWith(answer(502, '<html>'));
  expect(none.clock).toMatchObject({ ok: null, detail: expect.stringContaining('sem a hora') });
});

test('a Meta that is busy is quoted', async () => {
  const body = JSON.stringify({ error: { code: 4, message: 'Application request limit reached' } });
  expect((await reportWith(answer(400, body))).token).toMatchObject({
    ok: false,
    detail: 'A Meta respondeu que agora não pode: Application request limit reached (4)',
  });
});
