import {
  type BotContext,
  type BotEvent,
  type BotSession,
  type CompiledBot,
  decide,
  type OrganizationProfile,
} from '@balcao/bot';
import type { Changes } from '../changes.ts';
import type { Line, LogActor } from '../conversation.types.ts';
import type { AfterEnv } from './after-closing.ts';
import { applyDecision } from './apply-decision.ts';
import { addActivity } from './line.ts';
import { giveToQueue } from './owner.ts';

export const THE_SYSTEM: LogActor = { type: 'system', id: null };

/** The bot of a channel, compiled, in the version a session is on; or why that version does not run. */
export type BotInUse = {
  compiled: CompiledBot | { problem: string };
  botId: string;
  versionId: string;
};

export type TurnEnv = AfterEnv & {
  profile: OrganizationProfile;
  /** null: this channel has no bot, people answer */
  botFor: (session: BotSession | null) => BotInUse | null;
  shard: number;
};

/** False: there was no bot to ask, or it fell over. */
export function takeTurn(line: Line, event: BotEvent, env: TurnEnv, changes: Changes): boolean {
  const bot = env.botFor(line.session);
  if (!bot) {
    giveToQueue(line, THE_SYSTEM, 'no_bot', env, changes);
    return false;
  }
  if ('problem' in bot.compiled) {
    giveUp(line, bot.compiled.problem, env, changes);
    return false;
  }
  const context: BotContext = {
    organization: env.profile,
    contact: botContact(line),
    locale: env.locale,
  };
  try {
    const decision = decide(bot.compiled, line.session, event, context, env.nowMs, bot);
    applyDecision(line, decision, { ...env, departments: env.profile.departments }, changes);
    return true;
  } catch (error) {
    giveUp(line, error instanceof Error ? error.message : String(error), env, changes);
    return false;
  }
}

/** The message is stored and shown whatever becomes of the bot; a person takes over. */
function giveUp(line: Line, message: string, env: TurnEnv, changes: Changes): void {
  if (line.session) {
    line.session = { ...line.session, status: 'broken' };
    changes.sessions.add(line);
  }
  giveToQueue(line, THE_SYSTEM, 'bot_failed', env, changes);
  addActivity(line, 'bot_failed', env, changes, { message });
}

function botContact(line: Line): BotContext['contact'] {
  const { id, name, phone, email, tags, attributes } = line.contact;
  return {
    id,
    name: name ?? undefined,
    phone: phone ?? undefined,
    email: email ?? undefined,
    tags,
    attributes,
  };
}
