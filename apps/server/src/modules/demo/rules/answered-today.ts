import type { Said, Scene } from './scene.ts';

const AD = {
  sourceUrl: 'https://fb.me/cafedobalcao-empresas',
  sourceId: '120218440077310',
  sourceType: 'ad',
  headline: 'Café fresco no escritório',
  body: 'Torrado na semana, entregue onde vocês trabalham.',
};

/** Those whom people answer: some wait for the next word, of others the customer has to say it. */
export function answered(scene: Scene): Said[] {
  return [...answeredByOwner(scene), ...answeredByAgents(scene)];
}

function answeredByOwner({ customer, told, assigned, person, by, at }: Scene): Said[] {
  return [
    {
      waId: '5511987712200',
      name: 'Sofia Lins',
      about: {
        email: 'sofia.lins@exemplo.com.br',
        tags: ['vip', 'assinante'],
        attributes: { cidade: 'São Paulo', cliente_desde: 2021 },
      },
      steps: [
        customer(52, 'Oi! Preciso de ajuda'),
        customer(51.5, 'Suporte técnico'),
        customer(50.8, 'O coador V60 veio lascado na borda, e é presente de aniversário'),
        customer(50.4, 'Pular'),
        told(50.2, 'suporte'),
        assigned(47.6, 'carla'),
        person(47, 'carla', 'Oi, Sofia! Aqui é a Carla. Que pena, ainda mais sendo presente. Para quando é?'),
        customer(45.5, 'Amanhã 😟 o aniversário é do meu pai'),
        person(44, 'carla', 'Vou ver agora mesmo com a Ana como fazer chegar a tempo.'),
        {
          type: 'note',
          atMs: at(43.2),
          by: by('carla'),
          body: `@${by('ana').name} é cliente desde 2021 e o presente é para amanhã. Dá para mandar outro coador por motoboy?`,
          mentions: [by('ana').id],
        },
        {
          type: 'transferred',
          atMs: at(42.5),
          by: by('carla'),
          to: by('ana'),
          note: 'Só falta autorizar o motoboy. O coador novo está separado no balcão.',
        },
        person(
          40,
          'ana',
          'Oi, Sofia, aqui é a Ana, da loja. O coador novo vai por motoboy. Me confirma o endereço?',
        ),
        customer(11.4, 'Rua Harmonia, 210, apto 31. Chega ainda hoje?'),
        customer(10.7, 'Se precisar eu pago a entrega'),
      ],
    },
    {
      waId: '5511996604411',
      name: 'Otávio Rezende',
      about: {
        email: 'otavio@colmeia.example',
        tags: ['atacado'],
        attributes: { empresa: 'Coworking Colmeia', cidade: 'São Paulo' },
      },
      isSeen: true,
      steps: [
        customer(75, 'Bom, queria um orçamento'),
        customer(74.5, 'Comercial e vendas'),
        customer(74, 'Café Mantiqueira 500 g'),
        customer(73.4, 'Falar com atendente'),
        assigned(71.8, 'ana'),
        person(71, 'ana', 'Oi, Otávio! Aqui é a Ana. Para quantas pessoas é o evento?'),
        customer(69, 'Umas 80, no dia 12. Café coado e espresso, das 9h às 12h'),
        person(
          66.5,
          'ana',
          'Consigo com barista e tudo por R$ 1.480,00. Mando a proposta em PDF até o fim do dia.',
        ),
        customer(64, 'Excelente! Se fechar nesse valor já está aprovado'),
        person(62.4, 'ana', 'Então vou caprichar. 😊 Já volto com a proposta.'),
      ],
    },
  ];
}

function answeredByAgents({ customer, told, assigned, person, at }: Scene): Said[] {
  return [
    {
      waId: '5511994412077',
      name: 'Beatriz Fontes',
      about: { tags: ['assinante'], attributes: { cidade: 'São Paulo', plano: 'Assinatura mensal' } },
      steps: [
        customer(24, 'oii'),
        customer(23.5, 'Suporte técnico'),
        customer(22.8, 'Minha assinatura deste mês veio em grãos e eu uso moído para prensa'),
        customer(22.4, 'Pular'),
        told(22.2, 'suporte'),
        assigned(17.4, 'carla'),
        person(
          16.6,
          'carla',
          'Oi, Beatriz, aqui é a Carla! Erro nosso. Quer que eu mande um pacote moído amanhã?',
        ),
        customer(14.8, 'Quero sim! E o que eu faço com esse?'),
        person(13.5, 'carla', 'Fica de presente. Posso deixar “prensa” anotado para os próximos meses?'),
        customer(3.2, 'Pode! E dá para mudar o endereço também?'),
      ],
    },
    {
      waId: '5519997720315',
      name: 'Gustavo Peixoto',
      about: { attributes: { cidade: 'Campinas' } },
      isSeen: true,
      steps: [
        customer(41, 'Olá'),
        customer(40.4, 'Suporte técnico'),
        customer(39.6, 'Meu pedido #4418 está parado em Campinas desde segunda'),
        customer(39.2, 'Pular'),
        told(39, 'suporte'),
        assigned(33.1, 'carla'),
        person(
          32.2,
          'carla',
          'Oi, Gustavo! Aqui é a Carla. Abri um chamado na transportadora, respondem em uma hora.',
        ),
        customer(30.6, 'ok, fico no aguardo'),
        person(29.8, 'carla', 'Combinado, já te falo!'),
        person(14.2, 'carla', 'Responderam: sai para entrega amanhã cedo. Acompanho daqui e te aviso!'),
      ],
    },
    {
      waId: '5521987650002',
      name: 'Rafael Monteiro',
      about: {
        email: 'rafael@oficinalapa.example',
        tags: ['atacado'],
        attributes: { empresa: 'Oficina Lapa', cidade: 'Rio de Janeiro' },
      },
      isSeen: true,
      steps: [
        { type: 'customer', atMs: at(194), says: 'Oi! Vi o anúncio de vocês', referral: AD },
        customer(193.4, 'Comercial e vendas'),
        customer(192.8, 'Café Cerrado 500 g'),
        customer(192.2, 'Falar com atendente'),
        customer(191, 'Vocês fazem preço para empresa? Precisamos de 20 pacotes por mês.'),
        assigned(189.4, 'diego'),
        person(
          188.6,
          'diego',
          'Fazemos sim, Rafael! Acima de 15 pacotes o Cerrado sai por R$ 36,90 e a entrega é por nossa conta.',
        ),
        customer(186, 'Ótimo. Pode emitir nota com boleto para 28 dias?'),
        person(183, 'diego', 'Pode deixar. Me passa o CNPJ e o endereço de entrega que eu já preparo.'),
        customer(165, 'Mando até o fim da tarde, obrigado!'),
        person(163, 'diego', 'Combinado, fico no aguardo. Abraço!'),
      ],
    },
    {
      waId: '5541988123040',
      name: 'Yasmin Torres',
      about: { email: 'yasmin.torres@exemplo.com.br', attributes: { cidade: 'Curitiba' } },
      steps: [
        customer(29, 'Oi, preciso do financeiro'),
        customer(28.4, 'Financeiro'),
        customer(27.9, 'Outro assunto'),
        told(27.7, 'financeiro'),
        customer(27.2, 'Devolvi um moedor na semana passada e o reembolso ainda não veio'),
        assigned(22.6, 'elisa'),
        person(
          21.8,
          'elisa',
          'Oi, Yasmin! Sou a Elisa. A devolução foi conferida hoje. A chave Pix é este número?',
        ),
        customer(4, 'Não, é o meu e-mail: yasmin.torres@exemplo.com.br'),
      ],
    },
  ];
}
