import type { BotNode } from '../definition/node.schema.ts';

export const informationNodes: Record<string, BotNode> = {
  info_horario: {
    type: 'branch',
    cases: [
      { when: 'has(organization.hoursText) && organization.hoursText != ""', goto: 'info_horario_texto' },
    ],
    otherwise: 'info_faltando',
  },
  info_horario_texto: {
    type: 'say',
    message: {
      kind: 'text',
      text: {
        'pt-BR':
          '🕒 *Nosso horário de atendimento*\n{{organization.hoursText}}[[\n\nAgora estamos fechados. Voltamos {{hours.next}}.]]',
        en: "🕒 *Our opening hours*\n{{organization.hoursText}}[[\n\nWe're closed now. We'll be back {{hours.next}}.]]",
        es: '🕒 *Nuestro horario de atención*\n{{organization.hoursText}}[[\n\nAhora estamos cerrados. Volvemos {{hours.next}}.]]',
      },
    },
    next: 'mais',
  },
  info_endereco: {
    type: 'branch',
    cases: [
      {
        when: 'has(organization.address) || has(organization.phone) || has(organization.website)',
        goto: 'info_endereco_texto',
      },
    ],
    otherwise: 'info_faltando',
  },
  info_endereco_texto: {
    type: 'say',
    message: {
      kind: 'text',
      text: '*{{organization.name}}*[[\n📍 {{organization.address}}]][[\n📞 {{organization.phone}}]][[\n🌐 {{organization.website}}]]',
    },
    next: 'mais',
  },
  info_faq: {
    type: 'ask',
    kind: 'choice',
    state: 'MENU_PRINCIPAL',
    text: { 'pt-BR': 'Qual é a sua dúvida?', en: 'What is your question?', es: '¿Cuál es tu pregunta?' },
    buttonLabel: { 'pt-BR': 'Ver perguntas', en: 'See questions', es: 'Ver preguntas' },
    optionsFrom: {
      list: 'organization.faq',
      id: '{{item.question}}',
      title: '{{item.question}}',
      goto: 'info_faq_resposta',
      saveItemAs: 'faq',
    },
    offerPerson: true,
    onEmpty: 'info_faltando',
    attempts: 2,
    onFailed: 'nao_entendi',
  },
  info_faq_resposta: {
    type: 'say',
    message: { kind: 'text', text: '*{{variables.faq.question}}*\n{{variables.faq.answer}}' },
    next: 'mais',
  },
  info_faltando: {
    type: 'say',
    message: {
      kind: 'text',
      text: {
        'pt-BR': 'Essa informação ainda não está disponível por aqui, mas um atendente pode ajudar.',
        en: "That information isn't available here yet, but someone from our team can help.",
        es: 'Esa información todavía no está disponible aquí, pero una persona del equipo puede ayudarte.',
      },
    },
    next: 'mais',
  },
};
