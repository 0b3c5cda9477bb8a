import type { BotNode } from '../definition/node.schema.ts';

export const supportNodes: Record<string, BotNode> = {
  suporte: { type: 'tag', state: 'SUPORTE_TECNICO', add: ['suporte'], next: 'suporte_detalhes' },
  suporte_detalhes: {
    type: 'ask',
    kind: 'text',
    state: 'SUPORTE_AGUARDANDO_DETALHES',
    text: {
      'pt-BR': 'Entendido! Conte em uma mensagem o que está acontecendo, com o máximo de detalhes que puder.',
      en: 'Got it! Tell me in one message what is going on, with as much detail as you can.',
      es: '¡Entendido! Cuéntame en un mensaje qué está pasando, con todos los detalles que puedas.',
    },
    error: {
      'pt-BR':
        'Pode descrever o problema em texto, por favor? Assim a equipe já chega sabendo do que se trata.',
      en: 'Could you describe the problem in text, please? That way our team already knows what it is about.',
      es: '¿Puedes describir el problema en texto, por favor? Así el equipo ya llega sabiendo de qué se trata.',
    },
    minLength: 3,
    saveAs: 'problem',
    offerPerson: { goto: 'suporte_pessoa' },
    next: 'suporte_anexo',
  },
  suporte_anexo: {
    type: 'ask',
    kind: 'media',
    state: 'SUPORTE_AGUARDANDO_ANEXO',
    text: {
      'pt-BR':
        'Obrigado! Se tiver uma foto, um vídeo, um áudio ou um documento que mostre o problema, envie agora. Se não tiver, toque em *Pular*.',
      en: 'Thank you! If you have a photo, a video, an audio or a document that shows the problem, send it now. If not, tap *Skip*.',
      es: '¡Gracias! Si tienes una foto, un video, un audio o un documento que muestre el problema, envíalo ahora. Si no, toca *Omitir*.',
    },
    again: {
      'pt-BR': 'Envie um arquivo ou toque em *Pular* para continuar sem ele.',
      en: 'Send a file, or tap *Skip* to go on without it.',
      es: 'Envía un archivo o toca *Omitir* para seguir sin él.',
    },
    error: {
      'pt-BR': 'Isso não é um anexo.',
      en: "That isn't an attachment.",
      es: 'Eso no es un archivo adjunto.',
    },
    accept: ['image', 'document', 'video', 'audio'],
    saveAs: 'attachment',
    onFailed: 'suporte_encaminhar',
    options: [
      {
        id: 'pular',
        title: { 'pt-BR': 'Pular', en: 'Skip', es: 'Omitir' },
        phrases: [
          'pular',
          'skip',
          'saltar',
          'omitir',
          'nao tenho',
          'nao',
          'sem anexo',
          'no',
          'i don t have one',
          'no tengo',
          'continuar',
        ],
        goto: 'suporte_sem_anexo',
      },
    ],
    next: 'suporte_encaminhar',
  },
  suporte_sem_anexo: { type: 'set', variables: { attachment: { value: null } }, next: 'suporte_encaminhar' },
  suporte_pessoa: {
    type: 'hand_off',
    state: 'ATENDIMENTO_HUMANO',
    department: 'suporte',
    text: {
      'pt-BR': 'Vou transferir você para a equipe de suporte. Aguarde um momento, por favor.',
      en: "I'm transferring you to our support team. One moment, please.",
      es: 'Te voy a pasar con el equipo de soporte. Un momento, por favor.',
    },
    problem: '{{variables.problem}}',
  },
  suporte_encaminhar: {
    type: 'hand_off',
    state: 'ATENDIMENTO_HUMANO',
    department: 'suporte',
    text: {
      'pt-BR': 'Tudo anotado! Vou transferir você para a equipe de suporte. Aguarde um momento, por favor.',
      en: "All noted! I'm transferring you to our support team. One moment, please.",
      es: '¡Todo anotado! Te voy a pasar con el equipo de soporte. Un momento, por favor.',
    },
    closedText: {
      'pt-BR':
        'Tudo anotado! Nossa equipe de suporte não está atendendo agora[[ e volta {{hours.next}}]]. Você já está na fila: se lembrar de mais alguma coisa, é só escrever por aqui.',
      en: "All noted! Our support team is away right now[[ and will be back {{hours.next}}]]. You're already in the queue: if anything else comes to mind, just write it here.",
      es: '¡Todo anotado! Nuestro equipo de soporte no está atendiendo ahora[[ y vuelve {{hours.next}}]]. Ya estás en la fila: si recuerdas algo más, escríbelo por aquí.',
    },
    problem: '{{variables.problem}}',
  },
};
