import { afterEach, describe, expect, it } from 'vitest';
import type { BehaviourChange } from '../behaviour.ts';
import { defaultAccessToken } from '../simulator.ts';
import type { RunningSimulator } from '../start.ts';
import { startSimulator } from '../start.ts';
import { defaultPhoneNumber } from '../state/world.ts';

let running: RunningSimulator;
afterEach(() => running.close());

async function start(behaviour: BehaviourChange): Promise<void> {
  running = await startSimulator({ appSecret: 's', deliver: async () => 200, behaviour });
}

function send(headers: { [name: string]: string } = {}): Promise<number | 'no answer'> {
  return fetch(`${running.url}/v25.0/${defaultPhoneNumber.phoneNumberId}/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${defaultAccessToken}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      to: '5511987654321',
      type: 'text',
      text: { body: 'oi' },
    }),
  }).then(
    ({ status }) => status,
    () => 'no answer' as const,
  );
}

const isAccepted = (): boolean => running.simulator.messages().length > 0;

describe('failures on demand', () => {
  it.each([
    [{ resetBeforeAccepting: 1 }, 'no answer', false],
    [{ resetAfterAccepting: 1 }, 'no answer', true],
    [{ timeoutAfterAccepting: 1, hangMs: 5 }, 'no answer', true],
    [{ serverError: 1 }, 500, false],
    [{ tooManyRequests: 1 }, 429, false],
  ] as const)('%j: the caller sees %s, the message was accepted: %s', async (failures, answer, accepted) => {
    await start({ failures });
    expect([await send(), isAccepted()]).toEqual([answer, accepted]);
  });

  it('by header for one call only', async () => {
    await start({});
    expect([await send({ 'x-simulate-error': 'reset-after-accepting' }), isAccepted()]).toEqual([
      'no answer',
      true,
    ]);
    expect(await send()).toBe(200);
  });

  it('answers paths it does not have as Graph does', async () => {
    await start({});
    const response = await fetch(`${running.url}/v25.0/1/2/3/4`);
    expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 2500 } }]);
  });
});
