import type { Text } from './text.ts';

/** What the engine says by itself; a definition may replace each one in its `texts`. */
export const ENGINE_TEXT_KEYS = [
  'notUnderstood',
  'mediaNotUnderstood',
  'staleButton',
  'giveUp',
  'talkToPerson',
  'personOffer',
  'handedOff',
  'closed',
  'broken',
  'waiting',
  'fallback',
  'chooseOne',
  'openList',
  'moreOptions',
  'previousOptions',
  'otherOptions',
  'options',
  'errorText',
  'errorNumber',
  'errorEmail',
  'errorPhone',
  'errorCpf',
  'errorCnpj',
  'errorCpfCnpj',
  'errorCep',
  'errorDate',
  'errorMedia',
  'errorLocation',
  'errorScore',
] as const;
export type EngineTextKey = (typeof ENGINE_TEXT_KEYS)[number];

export const ENGINE_TEXTS: Record<EngineTextKey, Text> = {
  notUnderstood: {
    'pt-BR': 'Desculpe, não entendi. 😕',
    en: "Sorry, I didn't get that. 😕",
    es: 'Perdón, no entendí. 😕',
  },
  mediaNotUnderstood: {
    'pt-BR': 'Recebi, obrigado! Mas por aqui só consigo entender texto e botões. 🙂',
    en: 'Got it, thanks! But here I can only understand text and buttons. 🙂',
    es: '¡Recibido, gracias! Pero aquí solo entiendo texto y botones. 🙂',
  },
  staleButton: {
    'pt-BR': 'Esse botão é de uma mensagem anterior. Vamos continuar de onde paramos:',
    en: "That button belongs to an earlier message. Let's pick up where we left off:",
    es: 'Ese botón es de un mensaje anterior. Sigamos donde estábamos:',
  },
  giveUp: {
    'pt-BR': 'Parece que não estou conseguindo ajudar. Vou transferir para um atendente.',
    en: "It looks like I'm not being able to help. I'll transfer you to someone from our team.",
    es: 'Parece que no estoy logrando ayudarte. Te voy a pasar con una persona del equipo.',
  },
  talkToPerson: { 'pt-BR': 'Falar com atendente', en: 'Talk to a person', es: 'Hablar con alguien' },
  personOffer: {
    'pt-BR': 'Se preferir, fale com uma pessoa da equipe:',
    en: 'If you prefer, talk to someone from our team:',
    es: 'Si prefieres, habla con una persona del equipo:',
  },
  handedOff: {
    'pt-BR': 'Vou transferir você para um atendente. Aguarde um momento, por favor.',
    en: "I'm transferring you to someone from our team. One moment, please.",
    es: 'Te voy a pasar con una persona del equipo. Un momento, por favor.',
  },
  closed: {
    'pt-BR':
      'Nossa equipe não está atendendo agora[[ e volta {{hours.next}}]]. Você já está na fila: se quiser adiantar alguma coisa, é só escrever por aqui.',
    en: "Our team is away right now[[ and will be back {{hours.next}}]]. You're already in the queue: if there is anything that may help, just write it here.",
    es: 'Nuestro equipo no está atendiendo ahora[[ y vuelve {{hours.next}}]]. Ya estás en la fila: si quieres adelantar algo, escríbelo por aquí.',
  },
  broken: {
    'pt-BR': 'Tive um problema por aqui. Vou chamar uma pessoa da equipe para continuar o atendimento.',
    en: "I ran into a problem. I'll ask someone from our team to take it from here.",
    es: 'Tuve un problema. Voy a llamar a una persona del equipo para seguir con tu atención.',
  },
  waiting: {
    'pt-BR': 'Só um momento, por favor.',
    en: 'Just a moment, please.',
    es: 'Un momento, por favor.',
  },
  fallback: {
    'pt-BR': 'Desculpe, não consegui processar seu pedido no momento.',
    en: "Sorry, I couldn't process your request right now.",
    es: 'Disculpa, no pude procesar tu pedido en este momento.',
  },
  chooseOne: { 'pt-BR': 'Escolha uma opção:', en: 'Choose an option:', es: 'Elige una opción:' },
  openList: { 'pt-BR': 'Ver opções', en: 'See options', es: 'Ver opciones' },
  moreOptions: { 'pt-BR': 'Mais opções', en: 'More options', es: 'Más opciones' },
  previousOptions: { 'pt-BR': 'Voltar', en: 'Back', es: 'Volver' },
  otherOptions: { 'pt-BR': 'Outras opções', en: 'Other options', es: 'Otras opciones' },
  options: { 'pt-BR': 'Opções', en: 'Options', es: 'Opciones' },
  errorText: {
    'pt-BR': 'Pode escrever em texto, por favor?',
    en: 'Could you write it as text, please?',
    es: '¿Puedes escribirlo en texto, por favor?',
  },
  errorNumber: {
    'pt-BR': 'Preciso de um número válido. Ex.: 2',
    en: 'I need a valid number, e.g. 2.',
    es: 'Necesito un número válido. Ej.: 2',
  },
  errorEmail: {
    'pt-BR': 'Esse e-mail não parece certo. Confira e mande de novo, por favor. Ex.: nome@exemplo.com.br',
    en: "That e-mail doesn't look right. Please check it and send it again, e.g. name@example.com.",
    es: 'Ese correo no parece correcto. Revísalo y envíalo de nuevo, por favor. Ej.: nombre@ejemplo.com',
  },
  errorPhone: {
    'pt-BR': 'Esse telefone não parece certo. Mande com o DDD, por favor. Ex.: (11) 91234-5678',
    en: "That phone number doesn't look right. Please send it with the area code.",
    es: 'Ese teléfono no parece correcto. Envíalo con el código de área, por favor.',
  },
  errorCpf: {
    'pt-BR': 'Esse CPF não é válido. Confira os 11 números e mande de novo, por favor.',
    en: "That CPF isn't valid. Please check its 11 digits and send it again.",
    es: 'Ese CPF no es válido. Revisa los 11 números y envíalo de nuevo, por favor.',
  },
  errorCnpj: {
    'pt-BR': 'Esse CNPJ não é válido. Confira os 14 caracteres e mande de novo, por favor.',
    en: "That CNPJ isn't valid. Please check its 14 characters and send it again.",
    es: 'Ese CNPJ no es válido. Revisa los 14 caracteres y envíalo de nuevo, por favor.',
  },
  errorCpfCnpj: {
    'pt-BR': 'Esse CPF ou CNPJ não é válido. Confira e mande de novo, por favor.',
    en: "That CPF or CNPJ isn't valid. Please check it and send it again.",
    es: 'Ese CPF o CNPJ no es válido. Revísalo y envíalo de nuevo, por favor.',
  },
  errorCep: {
    'pt-BR': 'Esse CEP não é válido. São 8 números. Ex.: 01310-100',
    en: "That CEP isn't valid. It has 8 digits, e.g. 01310-100.",
    es: 'Ese CEP no es válido. Son 8 números. Ej.: 01310-100',
  },
  errorDate: {
    'pt-BR': 'Não entendi a data. Mande no formato dia/mês/ano. Ex.: 25/12/2026',
    en: "I didn't understand the date. Please send it as month/day/year, e.g. 12/25/2026.",
    es: 'No entendí la fecha. Envíala como día/mes/año. Ej.: 25/12/2026',
  },
  errorMedia: {
    'pt-BR': 'Preciso que você envie um arquivo, uma foto, um vídeo ou um áudio.',
    en: 'I need you to send a file, a photo, a video or an audio.',
    es: 'Necesito que envíes un archivo, una foto, un video o un audio.',
  },
  errorLocation: {
    'pt-BR': 'Preciso da sua localização. Toque no botão para enviar.',
    en: 'I need your location. Tap the button to send it.',
    es: 'Necesito tu ubicación. Toca el botón para enviarla.',
  },
  errorScore: {
    'pt-BR': 'Responda com um número de 0 a 10, por favor.',
    en: 'Please answer with a number from 0 to 10.',
    es: 'Responde con un número del 0 al 10, por favor.',
  },
};
