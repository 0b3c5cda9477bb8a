import { describe, expect, it } from 'vitest';
import type { EphemeralBus } from './realtime.types.ts';
import { agent, client, setUp } from './test-client.ts';

describe('beside the log', () => {
  it('passing messages reach the organization here and in other processes, once', async () => {
    const wires: Parameters<EphemeralBus['subscribe']>[0][] = [];
    const bus = (): EphemeralBus => {
      let own: (typeof wires)[number] | undefined;
      return {
        publish: (organizationId, message) => {
          for (const wire of wires) if (wire !== own) wire(organizationId, message);
        },
        subscribe: async (onMessage) => {
          own = onMessage;
          wires.push(onMessage);
          return { close: async () => {} };
        },
      };
    };
    const here = setUp({ ephemeral: bus() });
    const there = setUp({ ephemeral: bus() });
    await here.hub.start();
    await there.hub.start();
    const [near, far, stranger] = [client(), client(), client({ ...agent, organizationId: 'b' })];
    here.hub.connect(near.connection);
    here.hub.connect(stranger.connection);
    there.hub.connect(far.connection);
    here.hub.sendEphemeral('a', { typing: 'u' });
    for (const one of [near, far]) expect(one.got).toEqual([{ type: 'ephemeral', message: { typing: 'u' } }]);
    expect(stranger.got).toEqual([]);
    await here.hub.close();
    await there.hub.close();
  });

  it('a revoked sign-in is cut, others stay; closing tells all to come back', async () => {
    const { hub } = setUp();
    const revoked = client({ ...agent, sessionId: 's1' });
    const other = client({ ...agent, sessionId: 's2' });
    hub.connect(revoked.connection);
    hub.connect(other.connection);
    hub.disconnect((who) => who.sessionId === 's1');
    expect(revoked.closes).toEqual([[4401, 'signed out']]);
    expect(other.closes).toEqual([]);
    await hub.close();
    expect(other.closes[0]?.[0]).toBe(1012);
  });
});
