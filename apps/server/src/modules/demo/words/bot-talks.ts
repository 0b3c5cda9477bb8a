/** What the bot settles alone: the customer's words after the greeting; the grammar of matters.ts. */
export const BOT_TALKS: readonly { weight: number; says: readonly string[] }[] = [
  { weight: 20, says: ['Horário'] },
  { weight: 11, says: ['Endereço e contato'] },
  { weight: 14, says: ['Perguntas frequentes', 'Vocês entregam?'] },
  { weight: 12, says: ['Perguntas frequentes', 'Quais as formas de pagamento?'] },
  { weight: 9, says: ['Perguntas frequentes', 'Posso trocar um produto?'] },
  { weight: 9, says: ['Perguntas frequentes', 'O café é moído na hora?'] },
  { weight: 6, says: ['Horário', 'Ver o menu', 'Endereço e contato'] },
  { weight: 8, says: ['Comercial e vendas', '$item', '$quantity', 'Fechar pedido', 'Cancelar pedido'] },
  { weight: 6, says: ['Financeiro', '2ª via de boleto', 'Ver o menu', 'Horário'] },
];

export const GREETINGS = [
  'oi',
  'Oi!',
  'Olá',
  '$hi',
  '$hi!',
  'oii, tudo bem?',
  'Oi, {tudo bom|tudo certo}?',
  'ola',
];

/** Said when nothing else is needed; the bot then asks how it did. */
export const FAREWELLS = ['Encerrar', 'Encerrar', 'só isso', 'não, $thanks', '$thanks'];

/** Answers to "0 to 10" after a talk with the bot; the last means no score. */
export const NPS_ANSWERS = [
  { score: '10', weight: 34 },
  { score: '9', weight: 22 },
  { score: '8', weight: 13 },
  { score: '7', weight: 8 },
  { score: '6', weight: 4 },
  { score: '5', weight: 3 },
  { score: '3', weight: 2 },
  { score: '0', weight: 1 },
  { score: 'pular', weight: 24 },
] as const;

/** Titles of the five scores, 1 first, as the desk asks for them. */
export const CSAT_TITLES = [
  '⭐ Péssimo',
  '⭐⭐ Ruim',
  '⭐⭐⭐ Regular',
  '⭐⭐⭐⭐ Bom',
  '⭐⭐⭐⭐⭐ Ótimo',
] as const;

/** Asked for when the score is low. */
export const COMMENTS = [
  'Demorou para alguém responder',
  'Fiquei esperando na fila mais do que disseram',
  'Resolveram, mas tive que explicar duas vezes',
  'O robô não entendeu o que eu queria',
  'O atendimento foi bom, o problema é a transportadora',
  'Esperava um desconto pelo transtorno',
  'Foram gentis, mas a troca vai demorar muito',
  'Preferia ter resolvido por telefone',
  'Não gostei de pagar o frete de novo',
];
