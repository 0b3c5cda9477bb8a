import type { Core } from '../core.ts';
import { tellBusiness } from '../inbound.ts';
import { planStatuses } from '../statuses.ts';
import { reviewLater } from '../templates.ts';
import { saveState } from './state-file.ts';
import type { SimulatedMessage } from './world.ts';

const pauseMs = 500;

/** Writes the state a moment after something changed, and at the end. Returns the function that does the latter. */
export function keepState(core: Core, path: string): () => void {
  const savedMedia = new Set(core.world.media.keys());
  let waiting = false;
  const save = (): void => {
    waiting = false;
    saveState(core.world, path, core.ids.save(), savedMedia);
  };
  const stop = core.events.subscribe(() => {
    if (waiting) return;
    waiting = true;
    core.scheduler.at(core.clock.now() + pauseMs, save);
  });
  return () => {
    stop();
    save();
  };
}

/** What was under way when the simulator stopped begins again. */
export function resumeWork(core: Core): void {
  for (const message of core.world.messages.values()) {
    if (message.direction === 'out' && (message.status === 'accepted' || message.status === 'sent')) {
      planStatuses(core, message);
    }
    if (message.direction === 'in' && message.status === 'sent' && !isBlocked(core, message)) {
      void tellBusiness(core, message);
    }
  }
  for (const template of core.world.templates.values()) {
    if (template.status === 'PENDING') reviewLater(core, template);
  }
}

function isBlocked(core: Core, { phoneNumberId, userKey }: SimulatedMessage): boolean {
  return core.world.chats.get(`${phoneNumberId}/${userKey}`)?.blocked ?? false;
}
