/** Labels and answers used in more than one place. */
export const WORDS = {
  talkToPerson: { 'pt-BR': 'Falar com atendente', en: 'Talk to a person', es: 'Hablar con alguien' },
  seeMenu: { 'pt-BR': 'Ver o menu', en: 'See the menu', es: 'Ver el menú' },
  finish: { 'pt-BR': 'Encerrar', en: 'Finish', es: 'Finalizar' },
  yes: ['sim', 's', 'quero', 'claro', 'pode ser', 'yes', 'y', 'yeah', 'sure', 'si', 'claro que si'],
  no: ['nao', 'n', 'nao obrigado', 'nao obrigada', 'no', 'nope', 'no thanks', 'no gracias'],
} as const;
