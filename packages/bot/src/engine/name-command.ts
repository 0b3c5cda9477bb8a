import type { CompiledBot } from '../definition/compiled.types.ts';
import { COMMAND_PHRASES } from './command-phrases.ts';
import { compileCommand, findCommand } from './commands.ts';

/** The id of the command a message is (`menu`, `sair`, `atendente` or one of the bot's own), or null. */
export function findBotCommand(bot: CompiledBot, typed: string): string | null {
  return findCommand(bot.commands, typed)?.id ?? null;
}

const SHIPPED = [...COMMAND_PHRASES.keys()].map((id) => compileCommand({ id, goto: id }));

/** The same for channels without a bot. */
export function findDefaultCommand(typed: string): string | null {
  return findCommand(SHIPPED, typed)?.id ?? null;
}
