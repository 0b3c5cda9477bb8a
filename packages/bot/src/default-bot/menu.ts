import type { BotNode } from '../definition/node.schema.ts';
import { WORDS } from './words.ts';

const ATENDIMENTO = { 'pt-BR': 'Atendimento', en: 'Service', es: 'Atención' };
const INFORMACOES = { 'pt-BR': 'Informações', en: 'Information', es: 'Información' };
const CONVERSAR = { 'pt-BR': 'Conversar', en: 'Chat', es: 'Conversar' };

export const menuNodes: Record<string, BotNode> = {
  inicio: {
    type: 'say',
    state: 'INICIO',
    message: {
      kind: 'text',
      text: {
        'pt-BR':
          'Olá[[, {{first(contact.name)}}]]! 👋 Você está falando com *{{organization.name}}*.[[ Nossa equipe não está atendendo agora e volta {{hours.next}}, mas eu já posso ajudar por aqui.]]',
        en: 'Hi[[, {{first(contact.name)}}]]! 👋 You are talking to *{{organization.name}}*.[[ Our team is away right now and will be back {{hours.next}}, but I can already help you here.]]',
        es: '¡Hola[[, {{first(contact.name)}}]]! 👋 Estás hablando con *{{organization.name}}*.[[ Nuestro equipo no está atendiendo ahora y vuelve {{hours.next}}, pero yo ya puedo ayudarte por aquí.]]',
      },
    },
    next: 'menu',
  },
  menu: {
    type: 'ask',
    kind: 'choice',
    state: 'MENU_PRINCIPAL',
    text: { 'pt-BR': 'Como posso ajudar?', en: 'How can I help you?', es: '¿En qué puedo ayudarte?' },
    again: {
      'pt-BR': 'Escolha uma das opções:',
      en: 'Choose one of the options:',
      es: 'Elige una de las opciones:',
    },
    footer: {
      'pt-BR': 'Escreva menu, atendente ou sair quando quiser',
      en: 'Type menu, agent or exit at any time',
      es: 'Escribe menú, agente o salir cuando quieras',
    },
    buttonLabel: { 'pt-BR': 'Ver opções', en: 'See options', es: 'Ver opciones' },
    saveAs: 'menu_option',
    attempts: 2,
    onFailed: 'nao_entendi',
    options: [
      {
        id: 'suporte_tecnico',
        section: ATENDIMENTO,
        title: { 'pt-BR': 'Suporte técnico', en: 'Technical support', es: 'Soporte técnico' },
        description: {
          'pt-BR': 'Problemas com produto ou serviço',
          en: 'Problems with a product or service',
          es: 'Problemas con un producto o servicio',
        },
        phrases: ['suporte', 'support', 'soporte', 'problema', 'defeito', 'ajuda', 'help', 'ayuda'],
        goto: 'suporte',
      },
      {
        id: 'suporte_financeiro',
        section: ATENDIMENTO,
        title: { 'pt-BR': 'Financeiro', en: 'Billing', es: 'Finanzas' },
        description: {
          'pt-BR': 'Boletos, pagamentos, reembolsos',
          en: 'Invoices, payments, refunds',
          es: 'Facturas, pagos, reembolsos',
        },
        phrases: [
          'boleto',
          'boletos',
          'pagamento',
          'fatura',
          'segunda via',
          '2 via',
          '2a via',
          'invoice',
          'invoices',
          'payment',
          'factura',
          'pago',
        ],
        goto: 'financeiro',
      },
      {
        id: 'suporte_comercial',
        section: ATENDIMENTO,
        title: { 'pt-BR': 'Comercial e vendas', en: 'Sales', es: 'Ventas' },
        description: {
          'pt-BR': 'Novos pedidos e orçamentos',
          en: 'New orders and quotes',
          es: 'Pedidos nuevos y presupuestos',
        },
        phrases: [
          'comercial',
          'vendas',
          'comprar',
          'compra',
          'catalogo',
          'pedido',
          'orcamento',
          'buy',
          'catalog',
          'order',
          'quote',
          'presupuesto',
        ],
        goto: 'vendas',
      },
      {
        id: 'info_horario',
        section: INFORMACOES,
        title: { 'pt-BR': 'Horário', en: 'Opening hours', es: 'Horario' },
        phrases: ['horarios', 'horario de funcionamento', 'hours', 'que horas abre', 'esta aberto'],
        goto: 'info_horario',
      },
      {
        id: 'info_endereco',
        section: INFORMACOES,
        title: { 'pt-BR': 'Endereço e contato', en: 'Address and contact', es: 'Dirección y contacto' },
        phrases: [
          'endereco',
          'contato',
          'onde fica',
          'telefone',
          'address',
          'contact',
          'direccion',
          'contacto',
        ],
        goto: 'info_endereco',
      },
      {
        id: 'info_faq',
        section: INFORMACOES,
        title: { 'pt-BR': 'Perguntas frequentes', en: 'FAQ', es: 'Preguntas frecuentes' },
        phrases: ['faq', 'duvida', 'duvidas', 'perguntas', 'questions', 'preguntas'],
        goto: 'info_faq',
      },
      { id: 'atendente', section: CONVERSAR, title: WORDS.talkToPerson, goto: 'atendente' },
      {
        id: 'assistente',
        section: CONVERSAR,
        title: { 'pt-BR': 'Assistente', en: 'Assistant', es: 'Asistente' },
        phrases: ['ia', 'ai', 'inteligencia artificial', 'robo', 'assistente virtual'],
        goto: 'assistente',
      },
    ],
  },
  nao_entendi: {
    type: 'ask',
    kind: 'choice',
    state: 'MENU_PRINCIPAL',
    text: {
      'pt-BR': 'Ainda não consegui entender. Quer falar com uma pessoa da equipe?',
      en: "I still didn't get that. Would you like to talk to someone from our team?",
      es: 'Todavía no logré entender. ¿Quieres hablar con una persona del equipo?',
    },
    attempts: 1,
    options: [
      { id: 'atendente', title: WORDS.talkToPerson, phrases: [...WORDS.yes], goto: 'atendente' },
      { id: 'menu', title: WORDS.seeMenu, phrases: ['menu', ...WORDS.no], goto: 'menu' },
    ],
  },
  mais: {
    type: 'ask',
    kind: 'choice',
    state: 'MENU_PRINCIPAL',
    text: {
      'pt-BR': 'Posso ajudar em algo mais?',
      en: 'Can I help you with anything else?',
      es: '¿Puedo ayudarte en algo más?',
    },
    attempts: 2,
    onFailed: 'nao_entendi',
    options: [
      { id: 'menu', title: WORDS.seeMenu, phrases: ['menu', ...WORDS.yes], goto: 'menu' },
      { id: 'atendente', title: WORDS.talkToPerson, goto: 'atendente' },
      {
        id: 'encerrar',
        title: WORDS.finish,
        phrases: ['sair', 'obrigado', 'obrigada', 'thanks', 'gracias', 'so isso', ...WORDS.no],
        goto: 'nps',
      },
    ],
  },
};
