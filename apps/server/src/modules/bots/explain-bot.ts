import {
  type CompiledBot,
  checkDefinition,
  explainIntent,
  findBotCommand,
  findEscalation,
} from '@balcao/bot';
import type { BotExplanation } from '@balcao/protocol';
import { checkBot, refuseBot } from './check-bot.ts';

/** What the bot hears in a text. Throws INVALID_INPUT when the definition does not compile. */
export function explainBot(definition: unknown, text: string): BotExplanation {
  const bot = compile(definition);
  return {
    first: findFirst(bot, text),
    threshold: bot.intents.matcher.threshold,
    intents: explainIntent(bot, text),
  };
}

/** Commands and calls for a person come before intents, as in `decide`. */
function findFirst(bot: CompiledBot, text: string): BotExplanation['first'] {
  const command = findBotCommand(bot, text);
  if (command !== null) return { kind: 'command', name: command };
  const call = findEscalation(bot, text);
  return call && { kind: 'person', name: call.phrase };
}

function compile(definition: unknown): CompiledBot {
  const checked = checkDefinition(definition);
  if (checked.ok) return checked.definition;
  throw refuseBot(checkBot(definition).problems);
}
