import { type BotDefinition, defaultBotDefinition } from '@balcao/bot';

export const SHOP_WEBHOOK = 'pedidos';

/** The shipped bot and two intents: one that the shop's server answers, one that a text does. */
export const shopBotDefinition: BotDefinition = {
  ...defaultBotDefinition,
  nodes: {
    ...defaultBotDefinition.nodes,
    consultar_pedido: {
      type: 'intent',
      name: 'Consultar pedido',
      phrases: {
        'pt-BR': [
          'consultar pedido',
          'ver outro pedido',
          'onde está meu pedido',
          'rastrear pedido',
          'status do pedido',
        ],
        en: ['track my order', 'where is my order'],
        es: ['dónde está mi pedido', 'rastrear pedido'],
      },
      synonyms: { pedido: ['encomenda', 'compra'] },
      parameters: [
        {
          name: 'pedido',
          kind: 'number',
          question: {
            'pt-BR': 'Qual é o número do pedido? Ele está no e-mail de confirmação, por exemplo 1001.',
            en: 'What is the order number? It is in the confirmation e-mail, for example 1001.',
            es: '¿Cuál es el número del pedido? Está en el correo de confirmación, por ejemplo 1001.',
          },
        },
      ],
      webhook: SHOP_WEBHOOK,
      fallback: {
        'pt-BR': 'Não consegui consultar o pedido agora. Tente daqui a pouco ou escreva “atendente”.',
        en: 'I could not look the order up now. Try again in a while, or write “agent”.',
        es: 'No pude consultar el pedido ahora. Intente en un rato o escriba “agente”.',
      },
    },
    trocas: {
      type: 'intent',
      name: 'Trocas e devoluções',
      phrases: {
        'pt-BR': ['trocar um produto', 'devolver um produto', 'política de troca'],
        en: ['return a product', 'return policy'],
        es: ['cambiar un producto', 'devolver un producto'],
      },
      text: {
        'pt-BR':
          'A troca pode ser pedida em até 7 dias depois do recebimento, com a embalagem fechada. A primeira é por nossa conta. Para começar, escreva “atendente”.',
        en: 'You can return a product within 7 days of receiving it, unopened. The first return is on us. To begin, write “agent”.',
        es: 'Puede cambiar un producto hasta 7 días después de recibirlo, con el envase cerrado. El primer cambio corre por nuestra cuenta. Para empezar, escriba “agente”.',
      },
    },
  },
};
