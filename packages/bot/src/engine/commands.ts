import { normalizeWords } from '../text/words.ts';

/** What people write for the three commands every bot may have, in Portuguese, English and Spanish. */
const BUILT_IN: Record<string, readonly string[]> = {
  menu: [
    ...[
      'menu',
      'menu principal',
      'inicio',
      'voltar ao menu',
      'voltar ao inicio',
      'voltar para o menu',
      'ir para o menu',
    ],
    ...['ver menu', 'ver o menu', 'abrir menu', 'mostrar menu', 'recomecar', 'comecar de novo'],
    ...[
      'main menu',
      'home',
      'start over',
      'back to menu',
      'back to the menu',
      'go to menu',
      'show menu',
      'restart',
    ],
    ...[
      'menu inicial',
      'volver al menu',
      'volver al inicio',
      'ir al menu',
      'empezar de nuevo',
      'ver el menu',
    ],
  ],
  sair: [
    ...[
      'sair',
      'encerrar',
      'encerrar atendimento',
      'encerrar o atendimento',
      'encerrar conversa',
      'finalizar atendimento',
    ],
    ...['finalizar o atendimento', 'sair do atendimento', 'tchau', 'fim'],
    ...[
      'exit',
      'quit',
      'leave',
      'bye',
      'goodbye',
      'end chat',
      'end the chat',
      'end conversation',
      'stop the chat',
    ],
    ...['salir', 'terminar', 'terminar la conversacion', 'finalizar', 'adios', 'chau', 'chao', 'cerrar chat'],
  ],
  atendente: [
    ...[
      'atendente',
      'falar com atendente',
      'falar com um atendente',
      'falar com uma atendente',
      'falar com humano',
    ],
    ...[
      'falar com um humano',
      'falar com uma pessoa',
      'falar com pessoa',
      'falar com alguem',
      'pessoa real',
      'humano',
    ],
    ...[
      'atendimento humano',
      'uma pessoa',
      'pessoa',
      'um atendente',
      'uma atendente',
      'chamar atendente',
      'gerente',
    ],
    ...[
      'falar com o gerente',
      'falar com a gerente',
      'reclamacao',
      'fazer uma reclamacao',
      'reclamar',
      'insatisfeito',
    ],
    ...['insatisfeita', 'cancelar', 'cancelamento'],
    ...[
      'agent',
      'human',
      'person',
      'real person',
      'talk to agent',
      'talk to an agent',
      'talk to a human',
      'speak to a human',
    ],
    ...[
      'talk to a person',
      'speak to a person',
      'talk to someone',
      'speak to someone',
      'speak to an agent',
      'representative',
    ],
    ...['complaint', 'manager', 'human agent', 'live agent'],
    ...[
      'agente',
      'asesor',
      'hablar con un agente',
      'hablar con agente',
      'hablar con una persona',
      'hablar con un humano',
    ],
    ...[
      'hablar con alguien',
      'hablar con un asesor',
      'persona',
      'persona real',
      'una persona',
      'queja',
      'reclamo',
    ],
  ],
};

const POLITE_START =
  /^(?:(?:oi|ola|bom dia|boa tarde|boa noite|por favor|pf|pfv|eu|quero|queria|gostaria de|preciso de|preciso|posso|pode|poderia|me|vamos|agora|hi|hello|hey|please|pls|i want to|i want a|i want|i d like to|i would like to|i need to|i need a|i need|can i|could i|let me|hola|quiero|quisiera|necesito|puedo|me gustaria) )+/;
const POLITE_END =
  /(?: (?:por favor|pf|pfv|pfvr|agora|obrigado|obrigada|ja|please|pls|now|thanks|thank you|ahora|gracias|porfa))+$/;

export type CompiledCommand = { id: string; goto: string; phrases: ReadonlySet<string> };

export function compileCommand(command: { id: string; goto: string; phrases?: string[] }): CompiledCommand {
  const own = (command.phrases ?? []).map(normalizeWords).filter((phrase) => phrase !== '');
  return { id: command.id, goto: command.goto, phrases: new Set([...(BUILT_IN[command.id] ?? []), ...own]) };
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
