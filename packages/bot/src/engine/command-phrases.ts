/** What people write for the three commands every bot may have: Portuguese, English, Spanish. Without accents. */
export const COMMAND_PHRASES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'menu',
    phrases(
      'menu, menu principal, menu inicial, inicio, voltar ao menu, voltar ao inicio, voltar para o menu, ir para o menu, ver menu, ver o menu',
      'abrir menu, abrir o menu, mostrar menu, mostrar o menu, recomecar, comecar de novo',
      'main menu, home, start over, back to menu, back to the menu, go to menu, show menu, show the menu, see the menu, restart',
      'volver al menu, volver al inicio, ir al menu, ver el menu, empezar de nuevo',
    ),
  ],
  [
    'sair',
    phrases(
      'sair, encerrar, encerrar atendimento, encerrar o atendimento, encerrar conversa, encerrar a conversa, finalizar atendimento',
      'finalizar o atendimento, sair do atendimento, tchau, fim',
      'exit, quit, leave, bye, goodbye, end chat, end the chat, end conversation, end the conversation',
      'salir, terminar, terminar la conversacion, finalizar, adios, chau, chao, cerrar el chat',
    ),
  ],
  [
    'atendente',
    phrases(
      'atendente, falar com atendente, falar com um atendente, falar com uma atendente, falar com o atendente, falar com a atendente',
      'falar com humano, falar com um humano, falar com uma pessoa, falar com pessoa, falar com alguem, pessoa real, humano, atendimento humano',
      'pessoa, uma pessoa, um atendente, uma atendente, chamar atendente, chamar um atendente, gerente, falar com gerente, falar com o gerente',
      'falar com a gerente, reclamacao, fazer uma reclamacao, reclamar, insatisfeito, insatisfeita, cancelar, cancelamento',
      'agent, human, person, real person, human agent, live agent, representative, manager, complaint, talk to agent, talk to an agent',
      'talk to a human, talk to human, talk to a person, talk to someone, speak to a human, speak to a person, speak to someone, speak to an agent',
      'agente, asesor, persona, una persona, persona real, hablar con agente, hablar con un agente, hablar con una persona, hablar con un humano',
      'hablar con alguien, hablar con un asesor, hablar con persona, queja, reclamo',
    ),
  ],
]);

function phrases(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(', '));
}
