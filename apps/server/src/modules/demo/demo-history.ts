/** Conversations of the last days, so that the first screen is not empty. Times are minutes before now. */
export type DemoLine = { by: 'customer' | 'bot' | 'agent'; text: string; minutesAgo: number };
export type DemoConversation = {
  waId: string;
  name: string;
  owner: 'bot' | 'queue' | 'agent';
  closed?: boolean;
  department?: 'suporte' | 'vendas' | 'financeiro';
  problem?: string;
  unread?: number;
  lines: DemoLine[];
};

export const demoHistory: DemoConversation[] = [
  {
    waId: '5511991234001',
    name: 'Marina Alves',
    owner: 'queue',
    department: 'suporte',
    problem: 'O moedor chegou com a manivela trincada.',
    unread: 2,
    lines: [
      { by: 'customer', text: 'Oi, bom dia', minutesAgo: 31 },
      { by: 'bot', text: 'Olá, Marina! Como posso ajudar?', minutesAgo: 31 },
      { by: 'customer', text: 'Suporte técnico', minutesAgo: 30 },
      { by: 'bot', text: 'Entendi. Conte com suas palavras o que aconteceu.', minutesAgo: 30 },
      {
        by: 'customer',
        text: 'O moedor chegou com a manivela trincada. Comprei na semana passada.',
        minutesAgo: 28,
      },
      {
        by: 'bot',
        text: 'Obrigado! Já chamei uma pessoa da equipe de Suporte. Ela vai ler tudo o que você contou.',
        minutesAgo: 28,
      },
      { by: 'customer', text: 'Consigo trocar ainda hoje?', minutesAgo: 6 },
    ],
  },
  {
    waId: '5521987650002',
    name: 'Rafael Monteiro',
    owner: 'agent',
    department: 'vendas',
    problem: 'Quer 20 pacotes para o escritório.',
    unread: 0,
    lines: [
      {
        by: 'customer',
        text: 'Vocês fazem preço para empresa? Precisamos de 20 pacotes por mês.',
        minutesAgo: 190,
      },
      {
        by: 'agent',
        text: 'Fazemos sim, Rafael! Acima de 15 pacotes o Cerrado sai por R$ 36,90 e a entrega é por nossa conta.',
        minutesAgo: 176,
      },
      { by: 'customer', text: 'Ótimo. Pode emitir nota com boleto para 28 dias?', minutesAgo: 171 },
      {
        by: 'agent',
        text: 'Pode deixar. Me passa o CNPJ e o endereço de entrega que eu já preparo.',
        minutesAgo: 168,
      },
      { by: 'customer', text: 'Mando até o fim da tarde, obrigado!', minutesAgo: 164 },
    ],
  },
  {
    waId: '5531988880003',
    name: 'Dona Lúcia',
    owner: 'bot',
    unread: 0,
    lines: [
      { by: 'customer', text: 'que horas vcs fecham no sabado?', minutesAgo: 320 },
      {
        by: 'bot',
        text: 'Nosso horário: segunda a sexta, das 8h às 18h. Sábado, das 9h às 13h.\n\nPosso ajudar em algo mais?',
        minutesAgo: 320,
      },
    ],
  },
  {
    waId: '5511955550004',
    name: 'Pedro H.',
    owner: 'queue',
    department: 'financeiro',
    problem: 'Pagou por Pix e o pedido continua pendente.',
    unread: 1,
    lines: [
      {
        by: 'customer',
        text: 'Paguei por pix ontem e o pedido ainda aparece como pendente 😕',
        minutesAgo: 52,
      },
      {
        by: 'bot',
        text: 'Sinto por isso. Já passei para o Financeiro com o que você contou.',
        minutesAgo: 52,
      },
    ],
  },
  {
    waId: '5541999990005',
    name: 'Juliana Prado',
    owner: 'agent',
    closed: true,
    department: 'suporte',
    problem: 'Dúvida sobre moagem.',
    lines: [
      { by: 'customer', text: 'Qual moagem vocês indicam para prensa francesa?', minutesAgo: 2900 },
      { by: 'agent', text: 'Moagem grossa, Juliana. No pedido, escolha “prensa”.', minutesAgo: 2890 },
      { by: 'customer', text: 'Perfeito, muito obrigada! ❤️', minutesAgo: 2885 },
    ],
  },
];
