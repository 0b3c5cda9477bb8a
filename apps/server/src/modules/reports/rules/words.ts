import type { LocaleName } from '@balcao/protocol';

type Words<Name extends string> = Record<Name, Record<LocaleName, string>>;

/** Of conversations that no department has. */
export const NO_DEPARTMENT: Record<LocaleName, string> = {
  'pt-BR': 'Sem departamento',
  en: 'No department',
  es: 'Sin departamento',
};

export const STATUS = {
  open: { 'pt-BR': 'aberta', en: 'open', es: 'abierta' },
  closed: { 'pt-BR': 'encerrada', en: 'closed', es: 'cerrada' },
} as const satisfies Words<'open' | 'closed'>;

/** Heads of exported columns. Times are seconds. */
export const HEADS = {
  date: { 'pt-BR': 'Data', en: 'Date', es: 'Fecha' },
  opened: { 'pt-BR': 'Conversas abertas', en: 'Conversations opened', es: 'Conversaciones abiertas' },
  handed_off: { 'pt-BR': 'Passadas para pessoas', en: 'Handed to people', es: 'Pasadas a personas' },
  resolved_by_bot: { 'pt-BR': 'Resolvidas pelo robô', en: 'Resolved by the bot', es: 'Resueltas por el bot' },
  resolved_by_people: {
    'pt-BR': 'Resolvidas por pessoas',
    en: 'Resolved by people',
    es: 'Resueltas por personas',
  },
  inbound: { 'pt-BR': 'Mensagens recebidas', en: 'Messages received', es: 'Mensajes recibidos' },
  bot: { 'pt-BR': 'Mensagens do robô', en: 'Messages of the bot', es: 'Mensajes del bot' },
  people: { 'pt-BR': 'Mensagens de pessoas', en: 'Messages of people', es: 'Mensajes de personas' },
  agent: { 'pt-BR': 'Atendente', en: 'Agent', es: 'Agente' },
  assigned: { 'pt-BR': 'Recebidas', en: 'Received', es: 'Recibidas' },
  resolved: { 'pt-BR': 'Resolvidas', en: 'Resolved', es: 'Resueltas' },
  abandoned: { 'pt-BR': 'Desistências', en: 'Gave up', es: 'Abandonos' },
  messages: { 'pt-BR': 'Mensagens', en: 'Messages', es: 'Mensajes' },
  responses: { 'pt-BR': 'Primeiras respostas', en: 'First responses', es: 'Primeras respuestas' },
  first_median: {
    'pt-BR': '1ª resposta: mediana (s)',
    en: 'First response: median (s)',
    es: '1.ª respuesta: mediana (s)',
  },
  first_p90: {
    'pt-BR': '1ª resposta: 9 em cada 10 (s)',
    en: 'First response: 9 in 10 (s)',
    es: '1.ª respuesta: 9 de cada 10 (s)',
  },
  first_mean: {
    'pt-BR': '1ª resposta: média (s)',
    en: 'First response: mean (s)',
    es: '1.ª respuesta: media (s)',
  },
  resolution_median: {
    'pt-BR': 'Resolução: mediana (s)',
    en: 'Resolution: median (s)',
    es: 'Resolución: mediana (s)',
  },
  resolution_p90: {
    'pt-BR': 'Resolução: 9 em cada 10 (s)',
    en: 'Resolution: 9 in 10 (s)',
    es: 'Resolución: 9 de cada 10 (s)',
  },
  csat: { 'pt-BR': 'CSAT médio', en: 'CSAT mean', es: 'CSAT medio' },
  nps: { 'pt-BR': 'NPS', en: 'NPS', es: 'NPS' },
  ratings: { 'pt-BR': 'Avaliações', en: 'Ratings', es: 'Valoraciones' },
  department: { 'pt-BR': 'Departamento', en: 'Department', es: 'Departamento' },
  conversation: { 'pt-BR': 'Conversa', en: 'Conversation', es: 'Conversación' },
  opened_at: { 'pt-BR': 'Aberta em', en: 'Opened at', es: 'Abierta el' },
  contact: { 'pt-BR': 'Cliente', en: 'Customer', es: 'Cliente' },
  phone: { 'pt-BR': 'Telefone', en: 'Phone', es: 'Teléfono' },
  channel: { 'pt-BR': 'Número', en: 'Number', es: 'Número' },
  status: { 'pt-BR': 'Situação', en: 'Status', es: 'Estado' },
  waiting_since: {
    'pt-BR': 'Espera por pessoa desde',
    en: 'Waiting for a person since',
    es: 'Espera a una persona desde',
  },
  assigned_at: { 'pt-BR': 'Atribuída em', en: 'Assigned at', es: 'Asignada el' },
  first_reply_at: { 'pt-BR': 'Primeira resposta em', en: 'First reply at', es: 'Primera respuesta el' },
  closed_at: { 'pt-BR': 'Encerrada em', en: 'Closed at', es: 'Cerrada el' },
  close_reason: { 'pt-BR': 'Motivo', en: 'Reason', es: 'Motivo' },
  first_response: { 'pt-BR': '1ª resposta (s)', en: 'First response (s)', es: '1.ª respuesta (s)' },
  resolution: { 'pt-BR': 'Resolução (s)', en: 'Resolution (s)', es: 'Resolución (s)' },
  survey: { 'pt-BR': 'Pesquisa', en: 'Survey', es: 'Encuesta' },
  score: { 'pt-BR': 'Nota', en: 'Score', es: 'Nota' },
  comment: { 'pt-BR': 'Comentário', en: 'Comment', es: 'Comentario' },
} as const satisfies Words<string>;
export type HeadName = keyof typeof HEADS;
