import type { Behaviour } from './behaviour.ts';
import type { Clock } from './clock.ts';
import type { EventBus } from './events.ts';
import type { Ids } from './ids.ts';
import type { Scheduler } from './scheduler.ts';
import type { BusinessNumber, SimulatedUser, World } from './state/world.ts';
import type { WebhookQueue } from './webhooks/queue.ts';

/** What every part of one simulator shares. */
export interface Core {
  world: World;
  clock: Clock;
  random: () => number;
  ids: Ids;
  scheduler: Scheduler;
  events: EventBus;
  webhooks: WebhookQueue;
  behaviour: () => Behaviour;
  appSecret: string;
  verifyToken: string | undefined;
  /** Where the Graph double can be reached from outside, for URLs inside webhooks. */
  publicUrl: () => string | undefined;
}

export function getUser(core: Core, key: string): SimulatedUser {
  const user = core.world.users.get(key);
  if (!user) throw new Error(`The simulator has no user "${key}"; add one with simulator.user(waId).`);
  return user;
}

export function getNumber(core: Core, phoneNumberId: string): BusinessNumber {
  const number = core.world.numbers.get(phoneNumberId);
  if (!number) {
    const known = [...core.world.numbers.keys()].join(', ');
    throw new Error(`The simulator has no number "${phoneNumberId}"; it has ${known}. Use one of them.`);
  }
  return number;
}
