import { normalizeWords } from '../text/words.ts';
import { COMMAND_PHRASES } from './command-phrases.ts';

const POLITE_START =
  /^(?:(?:oi|ola|bom dia|boa tarde|boa noite|por favor|pf|pfv|eu|quero|queria|gostaria de|preciso de|preciso|posso|pode|poderia|me|vamos|agora|hi|hello|hey|please|pls|i want to|i want a|i want|i d like to|i would like to|i need to|i need a|i need|can i|could i|let me|hola|quiero|quisiera|necesito|puedo|me gustaria) )+/;
const POLITE_END =
  /(?: (?:por favor|pf|pfv|pfvr|agora|obrigado|obrigada|ja|please|pls|now|thanks|thank you|ahora|gracias|porfa))+$/;

export type CompiledCommand = { id: string; goto: string; phrases: ReadonlySet<string> };

export function compileCommand(command: { id: string; goto: string; phrases?: string[] }): CompiledCommand {
  const own = (command.phrases ?? []).map(normalizeWords).filter((phrase) => phrase !== '');
  return {
    id: command.id,
    goto: command.goto,
    phrases: new Set([...(COMMAND_PHRASES.get(command.id) ?? []), ...own]),
  };
}

/** The command a message is: as a whole or with a polite beginning or end; never a word inside a sentence. */
export function findCommand(
  commands: readonly CompiledCommand[],
  typed: string,
): CompiledCommand | undefined {
  if (commands.length === 0 || typed.length > 100) return undefined;
  const words = normalizeWords(typed);
  const direct = commands.find((command) => command.phrases.has(words));
  if (direct) return direct;
  const core = words.replace(POLITE_START, '').replace(POLITE_END, '');
  return core === words ? undefined : commands.find((command) => command.phrases.has(core));
}
