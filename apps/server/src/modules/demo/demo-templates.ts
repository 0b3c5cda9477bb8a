import type { JsonObject } from '@balcao/whatsapp-simulator';

/** What the shop may write when the window is closed; approved already. */
export const demoTemplates: readonly {
  id: string;
  name: string;
  category: 'UTILITY' | 'MARKETING';
  components: JsonObject[];
}[] = [
  {
    id: '900000000000001',
    name: 'pedido_saiu_para_entrega',
    category: 'UTILITY',
    components: [
      {
        type: 'BODY',
        text: 'Olá, {{1}}! O seu pedido {{2}} saiu para entrega e chega até {{3}}.',
        example: { body_text: [['Maria', '4512', 'as 18h']] },
      },
      { type: 'FOOTER', text: 'Café do Balcão' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Falar com a loja' }] },
    ],
  },
  {
    id: '900000000000002',
    name: 'retomar_conversa',
    category: 'UTILITY',
    components: [
      {
        type: 'BODY',
        text: 'Oi, {{1}}! Ficamos devendo uma resposta sobre {{2}}. Podemos continuar por aqui?',
        example: { body_text: [['Rafael', 'o orçamento para o escritório']] },
      },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Podemos' },
          { type: 'QUICK_REPLY', text: 'Agora não' },
        ],
      },
    ],
  },
  {
    id: '900000000000003',
    name: 'cafe_da_semana',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Torrado ontem ☕' },
      {
        type: 'BODY',
        text: 'O café da semana é o {{1}}. Só até domingo, com 15% de desconto.',
        example: { body_text: [['Mantiqueira 500 g']] },
      },
      { type: 'FOOTER', text: 'Para não receber ofertas, responda SAIR' },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Ver na loja', url: 'https://cafedobalcao.example/semana' }],
      },
    ],
  },
];
