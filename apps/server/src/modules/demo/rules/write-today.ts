import type { ConversationSeed } from '../../conversations/index.ts';
import { answered } from './answered-today.ts';
import type { Cast } from './cast.ts';
import { createScene, type Estimate, type Said, type Scene } from './scene.ts';

/**
 * What lies on the desk when somebody opens it: four who wait, six whom people answer, four whom the bot answers.
 * Of those who wait one is past the promise, others are close to it.
 */
export function writeToday(nowMs: number, cast: Cast, estimate: Estimate): ConversationSeed[] {
  const scene = createScene(nowMs, cast, estimate);
  return [...waiting(scene), ...answered(scene), ...withBot(scene)].map(
    ({ waId, name, about = {}, isSeen = false, steps }) => ({
      user: { waId, profileName: name },
      about,
      reads: true,
      isSeen,
      steps: steps.filter((step) => step !== null),
    }),
  );
}

function waiting({ customer, told, by, at }: Scene): Said[] {
  return [
    {
      waId: '5511991234001',
      name: 'Marina Alves',
      about: {
        email: 'marina.alves@exemplo.com.br',
        tags: ['assinante', 'reclamação'],
        attributes: { cidade: 'São Paulo', plano: 'Assinatura mensal' },
      },
      steps: [
        customer(32.6, 'Oi, tudo bem?'),
        customer(32.2, 'Suporte técnico'),
        customer(31.5, 'O moedor chegou com a manivela trincada. Comprei na semana passada.'),
        customer(31.2, 'Pular'),
        told(31, 'suporte'),
        customer(9, 'Mandei a foto por e-mail também'),
        customer(1.2, 'Consigo trocar ainda hoje?'),
      ],
    },
    {
      waId: '5511955550004',
      name: 'Pedro H.',
      steps: [
        customer(18, 'oi'),
        customer(17.6, 'Financeiro'),
        customer(17.1, 'Outro assunto'),
        told(16.9, 'financeiro'),
        customer(16.4, 'Paguei por pix ontem e o pedido ainda aparece como pendente 😕'),
        customer(2, 'Mando o comprovante por aqui?'),
      ],
    },
    {
      waId: '5511993457788',
      name: 'Helena Prado',
      about: {
        email: 'compras@padariaestrela.example',
        tags: ['vip', 'atacado'],
        attributes: { empresa: 'Padaria Estrela do Bairro', cidade: 'São Paulo', cliente_desde: 2019 },
      },
      steps: [
        customer(6.2, 'Olá!'),
        customer(5.8, 'Comercial e vendas'),
        customer(5.3, 'Café Cerrado 500 g'),
        customer(4.8, '60'),
        customer(4.3, 'Fechar pedido'),
        customer(3.6, 'Confirmar pedido'),
        told(3.4, 'vendas'),
        customer(3.1, 'É o dobro do de sempre, para sexta. Dá tempo?'),
      ],
    },
    {
      waId: '5535998761234',
      name: 'Cláudio Nakamura',
      about: {
        email: 'claudio@serraazul.example',
        tags: ['fornecedor'],
        attributes: { empresa: 'Torrefação Serra Azul', cidade: 'Poços de Caldas' },
      },
      steps: [
        customer(9.2, 'Boa! Aqui é o Cláudio, da Serra Azul'),
        customer(8.6, 'Falar com atendente'),
        told(8.4, 'geral'),
        customer(8, 'Queria marcar uma prova da safra nova com vocês, sem pressa'),
        { type: 'priority', atMs: at(7.2), by: by('bruno'), priority: 'baixa' },
      ],
    },
  ];
}

function withBot({ customer }: Scene): Said[] {
  return [
    {
      waId: '5531988880003',
      name: 'Dona Lúcia',
      isSeen: true,
      steps: [customer(320, 'que horas vcs fecham no sabado?'), customer(319.4, 'Horário')],
    },
    {
      waId: '5511972215580',
      name: 'Thiago Brandão',
      isSeen: true,
      steps: [customer(8.8, 'Oi'), customer(8.3, 'Comercial e vendas'), customer(7.5, 'Moedor manual')],
    },
    { waId: '5511984409126', name: 'Renata Moraes', isSeen: true, steps: [customer(5.6, 'Olá, tudo bem?')] },
    {
      waId: '5551993384417',
      name: 'José Roberto Dias',
      isSeen: true,
      steps: [
        customer(44, 'ola'),
        customer(43.4, 'Perguntas frequentes'),
        customer(42.8, 'O café é moído na hora?'),
      ],
    },
  ];
}
