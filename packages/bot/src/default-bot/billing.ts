import type { BotNode } from '../definition/node.schema.ts';
import { WORDS } from './words.ts';

const personOrMenu = [
  { id: 'atendente', title: WORDS.talkToPerson, phrases: [...WORDS.yes], goto: 'financeiro_pessoa' },
  { id: 'menu', title: WORDS.seeMenu, phrases: ['menu', ...WORDS.no], goto: 'menu' },
];

export const billingNodes: Record<string, BotNode> = {
  financeiro: {
    type: 'ask',
    kind: 'choice',
    state: 'FINANCEIRO',
    text: {
      'pt-BR': 'Financeiro: do que você precisa?',
      en: 'Billing: what do you need?',
      es: 'Finanzas: ¿qué necesitas?',
    },
    attempts: 2,
    onFailed: 'nao_entendi',
    options: [
      {
        id: 'segunda_via',
        title: { 'pt-BR': '2ª via de boleto', en: 'Invoice copy', es: 'Copia de factura' },
        phrases: [
          'segunda via',
          'segunda via de boleto',
          '2 via',
          '2a via',
          'boleto',
          'fatura',
          'invoice',
          'copy',
          'factura',
          'copia',
        ],
        goto: 'segunda_via',
      },
      {
        id: 'outro',
        title: { 'pt-BR': 'Outro assunto', en: 'Something else', es: 'Otro asunto' },
        phrases: ['outro', 'outros', 'reembolso', 'pagamento', 'other', 'refund', 'payment', 'otro', 'pago'],
        goto: 'financeiro_pessoa',
      },
      { id: 'menu', title: WORDS.seeMenu, phrases: ['menu', 'voltar', 'back', 'volver'], goto: 'menu' },
    ],
  },
  segunda_via: {
    type: 'branch',
    state: 'FINANCEIRO_SEGUNDA_VIA',
    cases: [{ when: 'has(organization.invoiceSource)', goto: 'segunda_via_documento' }],
    otherwise: 'segunda_via_indisponivel',
  },
  segunda_via_indisponivel: {
    type: 'ask',
    kind: 'choice',
    state: 'FINANCEIRO_SEGUNDA_VIA',
    text: {
      'pt-BR': 'A 2ª via automática ainda não está disponível por aqui. Quer falar com o financeiro?',
      en: "Automatic invoice copies aren't available here yet. Would you like to talk to our billing team?",
      es: 'La copia automática todavía no está disponible aquí. ¿Quieres hablar con finanzas?',
    },
    onFailed: 'financeiro_pessoa',
    options: personOrMenu,
  },
  segunda_via_documento: {
    type: 'ask',
    kind: 'cpf_cnpj',
    state: 'FINANCEIRO_SEGUNDA_VIA',
    text: {
      'pt-BR': 'Qual é o CPF ou CNPJ do titular?',
      en: "What is the account holder's CPF or CNPJ?",
      es: '¿Cuál es el CPF o CNPJ del titular?',
    },
    saveAs: 'document',
    offerPerson: { goto: 'financeiro_pessoa' },
    onFailed: 'segunda_via_falhou',
    next: 'segunda_via_buscar',
  },
  segunda_via_buscar: {
    type: 'call',
    state: 'FINANCEIRO_SEGUNDA_VIA',
    method: 'POST',
    url: '{{organization.invoiceSource.url}}',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    headersFrom: 'organization.invoiceSource.headers',
    body: { document: '{{variables.document}}' },
    text: {
      'pt-BR': 'Só um momento, estou buscando seus boletos…',
      en: "One moment, I'm looking for your invoices…",
      es: 'Un momento, estoy buscando tus facturas…',
    },
    save: { invoices: 'body.invoices' },
    next: 'segunda_via_conferir',
    onError: 'segunda_via_falhou',
  },
  segunda_via_conferir: {
    type: 'branch',
    cases: [
      {
        when: 'type(variables.invoices) == list && size(variables.invoices) > 0',
        goto: 'segunda_via_montar',
      },
    ],
    otherwise: 'segunda_via_nenhuma',
  },
  segunda_via_montar: {
    type: 'set',
    variables: {
      invoices_text: {
        each: 'variables.invoices',
        join: '\n\n',
        text: {
          'pt-BR':
            '🧾 Vencimento: {{date(item.due_date)}}\nValor: *{{money(item.amount_cents)}}*[[\nLink: {{item.url}}]][[\nCódigo de barras: {{item.barcode}}]]',
          en: '🧾 Due date: {{date(item.due_date)}}\nAmount: *{{money(item.amount_cents)}}*[[\nLink: {{item.url}}]][[\nBarcode: {{item.barcode}}]]',
          es: '🧾 Vencimiento: {{date(item.due_date)}}\nValor: *{{money(item.amount_cents)}}*[[\nEnlace: {{item.url}}]][[\nCódigo de barras: {{item.barcode}}]]',
        },
      },
    },
    next: 'segunda_via_mostrar',
  },
  segunda_via_mostrar: {
    type: 'say',
    message: {
      kind: 'text',
      text: {
        'pt-BR': 'Boletos em aberto de {{document(variables.document)}}:\n\n{{variables.invoices_text}}',
        en: 'Open invoices of {{document(variables.document)}}:\n\n{{variables.invoices_text}}',
        es: 'Facturas pendientes de {{document(variables.document)}}:\n\n{{variables.invoices_text}}',
      },
    },
    next: 'mais',
  },
  segunda_via_nenhuma: {
    type: 'say',
    message: {
      kind: 'text',
      text: {
        'pt-BR': 'Não encontrei boletos em aberto para {{document(variables.document)}}. 🎉',
        en: 'I found no open invoices for {{document(variables.document)}}. 🎉',
        es: 'No encontré facturas pendientes para {{document(variables.document)}}. 🎉',
      },
    },
    next: 'mais',
  },
  segunda_via_falhou: {
    type: 'ask',
    kind: 'choice',
    state: 'FINANCEIRO_SEGUNDA_VIA',
    text: {
      'pt-BR': 'Não consegui buscar a 2ª via agora. Quer falar com o financeiro?',
      en: "I couldn't get the invoice copy right now. Would you like to talk to our billing team?",
      es: 'No pude obtener la copia ahora. ¿Quieres hablar con finanzas?',
    },
    onFailed: 'financeiro_pessoa',
    options: personOrMenu,
  },
  financeiro_pessoa: {
    type: 'hand_off',
    state: 'ATENDIMENTO_HUMANO',
    department: 'financeiro',
    text: {
      'pt-BR': 'Vou transferir você para o financeiro. Aguarde um momento, por favor.',
      en: "I'm transferring you to our billing team. One moment, please.",
      es: 'Te voy a pasar con finanzas. Un momento, por favor.',
    },
  },
};
