import type { Locale } from '@balcao/bot';

type Texts = Record<Locale, string>;

/** What the desk says to customers on its own, between bot and people. */
export const DESK_TEXTS = {
  leftQueue: {
    'pt-BR': 'Tudo bem, você saiu da fila. Quando precisar, é só mandar uma mensagem. 👋',
    en: 'All right, you left the queue. Whenever you need us, just send a message. 👋',
    es: 'Está bien, saliste de la fila. Cuando nos necesites, solo envía un mensaje. 👋',
  },
  abandoned: {
    'pt-BR':
      'Como não tivemos mais notícias suas, encerramos este atendimento. Se ainda precisar, é só mandar uma mensagem.',
    en: "We haven't heard from you, so we closed this conversation. If you still need us, just send a message.",
    es: 'Como no tuvimos más noticias tuyas, cerramos esta conversación. Si aún nos necesitas, solo envía un mensaje.',
  },
  csatQuestion: {
    'pt-BR': 'Seu atendimento foi encerrado. Como você avalia nosso atendimento, de 1 a 5?',
    en: 'Your conversation is closed. How would you rate our service, from 1 to 5?',
    es: 'Tu conversación fue cerrada. ¿Cómo calificas nuestra atención, del 1 al 5?',
  },
  csatButton: { 'pt-BR': 'Avaliar', en: 'Rate us', es: 'Calificar' },
  npsQuestion: {
    'pt-BR':
      'Seu atendimento foi encerrado. De 0 a 10, quanto você recomendaria nosso atendimento a um amigo? Responda com um número.',
    en: 'Your conversation is closed. From 0 to 10, how likely are you to recommend us to a friend? Answer with a number.',
    es: 'Tu conversación fue cerrada. Del 0 al 10, ¿cuánto nos recomendarías a un amigo? Responde con un número.',
  },
  askComment: {
    'pt-BR': 'Sentimos muito. O que podemos melhorar? Escreva em uma mensagem, ou *pular*.',
    en: "We're sorry to hear that. What can we do better? Tell us in one message, or type *skip*.",
    es: 'Lo sentimos mucho. ¿Qué podemos mejorar? Cuéntanos en un mensaje, o escribe *omitir*.',
  },
  thanks: {
    'pt-BR': 'Muito obrigado pela sua avaliação! 💚',
    en: 'Thank you very much for your rating! 💚',
    es: '¡Muchas gracias por tu calificación! 💚',
  },
  skipped: {
    'pt-BR': 'Sem problemas. Obrigado pelo contato!',
    en: 'No problem. Thank you for getting in touch!',
    es: 'No hay problema. ¡Gracias por contactarnos!',
  },
} as const satisfies Record<string, Texts>;

/** Titles of the five scores, 5 first. */
export const CSAT_SCORES: readonly { score: number; title: Texts }[] = [
  { score: 5, title: { 'pt-BR': '⭐⭐⭐⭐⭐ Ótimo', en: '⭐⭐⭐⭐⭐ Great', es: '⭐⭐⭐⭐⭐ Excelente' } },
  { score: 4, title: { 'pt-BR': '⭐⭐⭐⭐ Bom', en: '⭐⭐⭐⭐ Good', es: '⭐⭐⭐⭐ Bueno' } },
  { score: 3, title: { 'pt-BR': '⭐⭐⭐ Regular', en: '⭐⭐⭐ Fair', es: '⭐⭐⭐ Regular' } },
  { score: 2, title: { 'pt-BR': '⭐⭐ Ruim', en: '⭐⭐ Poor', es: '⭐⭐ Malo' } },
  { score: 1, title: { 'pt-BR': '⭐ Péssimo', en: '⭐ Terrible', es: '⭐ Pésimo' } },
];

/** "Você é o 2º na fila de Suporte. Tempo estimado: ~10 minutos." */
export function positionText(
  locale: Locale,
  told: { position: number; minutes: number; department: string | null },
): string {
  const { position, minutes, department } = told;
  switch (locale) {
    case 'pt-BR':
      return `${position === 1 ? 'Você é o próximo' : `Você está na ${position}ª posição`}${department ? ` da fila de ${department}` : ' da fila'}. Tempo estimado: ~${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.\n\nEscreva *menu* para voltar ao menu ou *sair* para sair da fila.`;
    case 'en':
      return `${position === 1 ? 'You are next' : `You are number ${position}`}${department ? ` in the queue of ${department}` : ' in the queue'}. Estimated wait: ~${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.\n\nType *menu* to go back to the menu or *exit* to leave the queue.`;
    case 'es':
      return `${position === 1 ? 'Eres el próximo' : `Estás en la posición ${position}`}${department ? ` de la fila de ${department}` : ' de la fila'}. Tiempo estimado: ~${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.\n\nEscribe *menú* para volver al menú o *salir* para dejar la fila.`;
    default:
      return locale satisfies never;
  }
}
