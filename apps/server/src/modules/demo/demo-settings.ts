import type { Settings } from '@balcao/protocol';

/** A shop that could exist: the demo's texts, catalogue and frequent questions. */
export const demoSettings: Settings = {
  name: 'Café do Balcão',
  time_zone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  address: 'Rua dos Pinheiros, 742 – Pinheiros, São Paulo – SP, 05422-001',
  hours_text:
    'Segunda a quinta, das 8h às 18h. Sexta, das 8h às 17h. Sábado, das 9h às 13h. Suporte por mensagem a qualquer hora.',
  phone: '+55 11 3555-0042',
  website: 'https://cafedobalcao.example',
  faq: [
    {
      question: 'Vocês entregam?',
      answer: 'Sim! Entregamos em toda a cidade de São Paulo. Pedidos até as 14h saem no mesmo dia.',
    },
    {
      question: 'Quais as formas de pagamento?',
      answer: 'Pix, cartão de crédito em até 3 vezes sem juros e boleto para empresas.',
    },
    {
      question: 'Posso trocar um produto?',
      answer:
        'Pode, em até 7 dias depois do recebimento, com a embalagem fechada. A primeira troca é por nossa conta.',
    },
    {
      question: 'O café é moído na hora?',
      answer: 'É sim. Na hora do pedido você escolhe em grãos ou a moagem: coador, espresso ou prensa.',
    },
  ],
  items: [
    {
      id: 'graos-cerrado',
      name: 'Café Cerrado 500 g',
      description: 'Chocolate e nozes. Torra média.',
      price_cents: 4290,
      currency: 'BRL',
    },
    {
      id: 'graos-mantiqueira',
      name: 'Café Mantiqueira 500 g',
      description: 'Caramelo e frutas amarelas. Torra clara.',
      price_cents: 5490,
      currency: 'BRL',
    },
    {
      id: 'graos-descaf',
      name: 'Descafeinado 250 g',
      description: 'Processo com água, sem solvente.',
      price_cents: 3590,
      currency: 'BRL',
    },
    {
      id: 'capsulas',
      name: 'Cápsulas (caixa com 10)',
      description: 'Compatíveis com Nespresso.',
      price_cents: 2490,
      currency: 'BRL',
    },
    {
      id: 'coador',
      name: 'Coador V60 de cerâmica',
      description: 'Acompanha 40 filtros.',
      price_cents: 12900,
      currency: 'BRL',
    },
    {
      id: 'moedor',
      name: 'Moedor manual',
      description: 'Mó de aço, 18 ajustes.',
      price_cents: 24900,
      currency: 'BRL',
    },
    {
      id: 'assinatura',
      name: 'Assinatura mensal',
      description: 'Dois pacotes de 250 g, torrados na semana.',
      price_cents: 6900,
      currency: 'BRL',
    },
  ],
  invoice_source: null,
};

export const demoPeople = [
  { name: 'Ana Ribeiro', email: 'ana@cafedobalcao.example', role: 'owner' },
  { name: 'Bruno Carvalho', email: 'bruno@cafedobalcao.example', role: 'supervisor' },
  { name: 'Carla Nunes', email: 'carla@cafedobalcao.example', role: 'agent' },
  { name: 'Diego Santos', email: 'diego@cafedobalcao.example', role: 'agent' },
  { name: 'Elisa Tavares', email: 'elisa@cafedobalcao.example', role: 'agent' },
] as const;
