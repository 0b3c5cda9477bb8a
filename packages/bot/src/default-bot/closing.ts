import type { BotNode } from '../definition/node.schema.ts';
import { WORDS } from './words.ts';

export const closingNodes: Record<string, BotNode> = {
  atendente: {
    type: 'hand_off',
    state: 'ATENDIMENTO_HUMANO',
    department: 'geral',
    text: {
      'pt-BR': 'Vou transferir você para um de nossos atendentes. Aguarde um momento, por favor.',
      en: "I'm transferring you to someone from our team. One moment, please.",
      es: 'Te voy a pasar con una persona del equipo. Un momento, por favor.',
    },
    problem: '{{variables.problem}}',
  },
  assistente: {
    type: 'ask',
    kind: 'choice',
    state: 'ATENDIMENTO_IA',
    text: {
      'pt-BR':
        'O assistente com inteligência artificial ainda não está ligado por aqui. Posso mostrar o menu ou chamar uma pessoa da equipe.',
      en: "The AI assistant isn't switched on here yet. I can show you the menu or call someone from our team.",
      es: 'El asistente con inteligencia artificial todavía no está activado aquí. Puedo mostrarte el menú o llamar a una persona del equipo.',
    },
    attempts: 2,
    onFailed: 'nao_entendi',
    options: [
      { id: 'menu', title: WORDS.seeMenu, phrases: ['menu'], goto: 'menu' },
      {
        id: 'atendente',
        title: WORDS.talkToPerson,
        phrases: ['pessoa', 'person', 'persona'],
        goto: 'atendente',
      },
    ],
  },
  nps: {
    type: 'survey',
    survey: 'nps',
    state: 'PESQUISA_NPS',
    text: {
      'pt-BR':
        'Antes de ir: de 0 a 10, quanto você recomendaria nosso atendimento a um amigo? Responda com um número, ou escreva *pular*.',
      en: 'Before you go: from 0 to 10, how likely are you to recommend us to a friend? Answer with a number, or type *skip*.',
      es: 'Antes de irte: del 0 al 10, ¿cuánto nos recomendarías a un amigo? Responde con un número o escribe *omitir*.',
    },
    saveAs: 'nps_score',
    attempts: 2,
    onFailed: 'despedida',
    next: 'agradecimento',
  },
  agradecimento: {
    type: 'end',
    state: 'FINALIZADO',
    text: {
      'pt-BR': 'Muito obrigado pela sua resposta! 💚 Quando precisar, é só mandar uma mensagem.',
      en: 'Thank you very much for your answer! 💚 Whenever you need us, just send a message.',
      es: '¡Muchas gracias por tu respuesta! 💚 Cuando nos necesites, solo envía un mensaje.',
    },
  },
  despedida: {
    type: 'end',
    state: 'FINALIZADO',
    outcome: 'left',
    text: {
      'pt-BR': 'Tudo bem! Obrigado pelo contato. Quando precisar, é só mandar uma mensagem. 👋',
      en: 'All right! Thanks for getting in touch. Whenever you need us, just send a message. 👋',
      es: '¡Está bien! Gracias por contactarnos. Cuando nos necesites, solo envía un mensaje. 👋',
    },
  },
};
