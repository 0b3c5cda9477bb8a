import type { BotNode } from '../definition/node.schema.ts';
import { WORDS } from './words.ts';

const CHOOSE_MORE = { 'pt-BR': 'Escolher mais', en: 'Add more', es: 'Agregar más' };

export const salesNodes: Record<string, BotNode> = {
  vendas: {
    type: 'set',
    state: 'VENDAS_CATALOGO',
    variables: {
      cart: { value: [] },
      total_cents: { value: 0 },
      currency: { value: 'BRL' },
      item: { value: null },
      quantity: { value: null },
    },
    next: 'vendas_catalogo',
  },
  vendas_catalogo: {
    type: 'ask',
    kind: 'choice',
    state: 'VENDAS_CATALOGO',
    text: {
      'pt-BR': 'Estes são os nossos produtos. Qual você quer?',
      en: 'These are our products. Which one would you like?',
      es: 'Estos son nuestros productos. ¿Cuál quieres?',
    },
    again: {
      'pt-BR': 'Escolha um produto da lista:',
      en: 'Choose a product from the list:',
      es: 'Elige un producto de la lista:',
    },
    buttonLabel: { 'pt-BR': 'Ver produtos', en: 'See products', es: 'Ver productos' },
    optionsFrom: {
      list: 'organization.items',
      id: '{{item.id}}',
      title: '{{item.name}}',
      description: '{{price(item)}}[[ · {{item.description}}]]',
      goto: 'vendas_quantidade',
      saveItemAs: 'item',
    },
    onEmpty: 'vendas_sem_catalogo',
  },
  vendas_quantidade: {
    type: 'ask',
    kind: 'number',
    state: 'VENDAS_CATALOGO',
    text: {
      'pt-BR': '*{{variables.item.name}}*: {{price(variables.item)}}\n\nQuantas unidades você quer?',
      en: '*{{variables.item.name}}*: {{price(variables.item)}}\n\nHow many would you like?',
      es: '*{{variables.item.name}}*: {{price(variables.item)}}\n\n¿Cuántas unidades quieres?',
    },
    error: {
      'pt-BR': 'Mande só a quantidade em número, de 1 a 999. Ex.: 2',
      en: 'Just send the quantity as a number from 1 to 999, e.g. 2.',
      es: 'Envía solo la cantidad en número, de 1 a 999. Ej.: 2',
    },
    offerPerson: { goto: 'vendas_pessoa' },
    integer: true,
    min: 1,
    max: 999,
    saveAs: 'quantity',
    next: 'vendas_adicionar',
  },
  vendas_adicionar: {
    type: 'set',
    variables: {
      cart: {
        expression:
          'variables.cart + [{"id": variables.item.id, "name": variables.item.name, "quantity": variables.quantity, ' +
          '"subtotal_cents": variables.item.priceCents * variables.quantity, "currency": variables.item.currency}]',
      },
      total_cents: { expression: 'variables.total_cents + variables.item.priceCents * variables.quantity' },
      currency: { expression: 'variables.item.currency' },
      cart_text: {
        each: 'variables.cart',
        text: '• {{item.quantity}}× {{item.name}}: {{money(item.subtotal_cents, item.currency)}}',
      },
    },
    next: 'vendas_carrinho',
  },
  vendas_carrinho: {
    type: 'ask',
    kind: 'choice',
    state: 'VENDAS_CATALOGO',
    text: {
      'pt-BR':
        'Adicionado! {{variables.quantity}}× {{variables.item.name}}.\nTotal até agora: *{{money(variables.total_cents, variables.currency)}}*',
      en: 'Added! {{variables.quantity}}× {{variables.item.name}}.\nTotal so far: *{{money(variables.total_cents, variables.currency)}}*',
      es: '¡Agregado! {{variables.quantity}}× {{variables.item.name}}.\nTotal hasta ahora: *{{money(variables.total_cents, variables.currency)}}*',
    },
    again: {
      'pt-BR': 'Quer escolher mais alguma coisa ou fechar o pedido?',
      en: 'Would you like to add something else or check out?',
      es: '¿Quieres agregar algo más o cerrar el pedido?',
    },
    options: [
      {
        id: 'mais',
        title: CHOOSE_MORE,
        phrases: ['mais', 'more', 'mas', ...WORDS.yes],
        goto: 'vendas_catalogo',
      },
      {
        id: 'fechar',
        title: { 'pt-BR': 'Fechar pedido', en: 'Check out', es: 'Cerrar pedido' },
        phrases: ['fechar', 'finalizar', 'finalizar pedido', 'checkout', 'cerrar', ...WORDS.no],
        goto: 'vendas_checkout',
      },
      {
        id: 'esvaziar',
        title: { 'pt-BR': 'Esvaziar carrinho', en: 'Empty cart', es: 'Vaciar carrito' },
        phrases: ['esvaziar', 'limpar', 'empty', 'vaciar'],
        goto: 'vendas',
      },
    ],
  },
  vendas_checkout: {
    type: 'ask',
    kind: 'choice',
    state: 'VENDAS_CHECKOUT',
    text: {
      'pt-BR':
        '*Resumo do pedido*\n{{variables.cart_text}}\n\n*Total: {{money(variables.total_cents, variables.currency)}}*\n\nPosso confirmar?',
      en: '*Order summary*\n{{variables.cart_text}}\n\n*Total: {{money(variables.total_cents, variables.currency)}}*\n\nShall I confirm it?',
      es: '*Resumen del pedido*\n{{variables.cart_text}}\n\n*Total: {{money(variables.total_cents, variables.currency)}}*\n\n¿Lo confirmo?',
    },
    again: {
      'pt-BR': 'Posso confirmar o pedido?',
      en: 'Shall I confirm the order?',
      es: '¿Confirmo el pedido?',
    },
    options: [
      {
        id: 'confirmar',
        title: { 'pt-BR': 'Confirmar pedido', en: 'Confirm order', es: 'Confirmar pedido' },
        phrases: ['confirmar', 'confirmo', 'confirma', 'confirm', 'pode confirmar', 'ok', ...WORDS.yes],
        goto: 'vendas_marcar',
      },
      { id: 'mais', title: CHOOSE_MORE, phrases: ['mais', 'more', 'mas'], goto: 'vendas_catalogo' },
      {
        id: 'cancelar',
        title: { 'pt-BR': 'Cancelar pedido', en: 'Cancel order', es: 'Cancelar pedido' },
        phrases: ['cancelar', 'cancela', 'cancel', 'desistir', ...WORDS.no],
        goto: 'vendas_cancelado',
      },
    ],
  },
  vendas_marcar: { type: 'tag', add: ['pedido'], next: 'vendas_encaminhar' },
  vendas_encaminhar: {
    type: 'hand_off',
    state: 'ATENDIMENTO_HUMANO',
    department: 'vendas',
    text: {
      'pt-BR':
        'Pedido anotado! ✅ Nossa equipe de vendas já vai falar com você para combinar pagamento e entrega.',
      en: 'Order noted! ✅ Our sales team will be with you shortly to arrange payment and delivery.',
      es: '¡Pedido anotado! ✅ Nuestro equipo de ventas te hablará enseguida para acordar el pago y la entrega.',
    },
    closedText: {
      'pt-BR':
        'Pedido anotado! ✅ Nossa equipe de vendas não está atendendo agora[[ e volta {{hours.next}}]]. Você já está na fila para combinar pagamento e entrega.',
      en: "Order noted! ✅ Our sales team is away right now[[ and will be back {{hours.next}}]]. You're already in the queue to arrange payment and delivery.",
      es: '¡Pedido anotado! ✅ Nuestro equipo de ventas no está atendiendo ahora[[ y vuelve {{hours.next}}]]. Ya estás en la fila para acordar el pago y la entrega.',
    },
    problem: {
      'pt-BR':
        'Pedido confirmado:\n{{variables.cart_text}}\nTotal: {{money(variables.total_cents, variables.currency)}}',
      en: 'Confirmed order:\n{{variables.cart_text}}\nTotal: {{money(variables.total_cents, variables.currency)}}',
      es: 'Pedido confirmado:\n{{variables.cart_text}}\nTotal: {{money(variables.total_cents, variables.currency)}}',
    },
  },
  vendas_cancelado: {
    type: 'set',
    variables: { cart: { value: [] }, total_cents: { value: 0 }, cart_text: { value: '' } },
    next: 'vendas_cancelado_aviso',
  },
  vendas_cancelado_aviso: {
    type: 'say',
    message: {
      kind: 'text',
      text: {
        'pt-BR': 'Tudo bem, o pedido foi cancelado.',
        en: 'No problem, the order was cancelled.',
        es: 'Está bien, el pedido fue cancelado.',
      },
    },
    next: 'mais',
  },
  vendas_sem_catalogo: {
    type: 'ask',
    kind: 'choice',
    state: 'VENDAS_CATALOGO',
    text: {
      'pt-BR': 'Ainda não temos produtos cadastrados por aqui, mas a equipe de vendas pode ajudar você.',
      en: "We don't have products listed here yet, but our sales team can help you.",
      es: 'Todavía no tenemos productos cargados aquí, pero el equipo de ventas puede ayudarte.',
    },
    onFailed: 'vendas_pessoa',
    options: [
      { id: 'atendente', title: WORDS.talkToPerson, phrases: [...WORDS.yes], goto: 'vendas_pessoa' },
      { id: 'menu', title: WORDS.seeMenu, phrases: ['menu', ...WORDS.no], goto: 'menu' },
    ],
  },
  vendas_pessoa: {
    type: 'hand_off',
    state: 'ATENDIMENTO_HUMANO',
    department: 'vendas',
    text: {
      'pt-BR': 'Vou transferir você para a equipe de vendas. Aguarde um momento, por favor.',
      en: "I'm transferring you to our sales team. One moment, please.",
      es: 'Te voy a pasar con el equipo de ventas. Un momento, por favor.',
    },
  },
};
