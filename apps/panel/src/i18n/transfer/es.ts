import type { ptBR } from './pt-BR.ts';

export const es: Readonly<Record<keyof typeof ptBR, string>> = {
  'transfer.title': 'Transferir la conversación de {name}',
  'transfer.search': 'Buscar departamento o persona',
  'transfer.departments': 'Departamentos',
  'transfer.people': 'Personas',
  'transfer.online': '{count, plural, =0 {nadie disponible} one {# disponible} other {# disponibles}}',
  'transfer.load': '{open, number} de {capacity, number} conversaciones',
  'transfer.loadOver': '{open, plural, one {# conversación} other {# conversaciones}}',
  'transfer.here': 'está aquí ahora',
  'transfer.who': 'Persona del departamento',
  'transfer.anybody': 'Quien elija la cola',
  'transfer.note': 'Nota para el colega (opcional)',
  'transfer.noteHint': 'Queda en la conversación como nota; el cliente no la ve.',
  'transfer.submit': 'Transferir',
  'transfer.nothing': 'Nadie y ningún departamento con ese nombre.',
  'transfer.failed': 'No se pudieron cargar los departamentos.',
  'transfer.offline': 'Quien está desconectado no recibe: elija el departamento.',
  'transfer.done': 'Conversación transferida a {to}.',
  'transfer.text': 'Quien esperaba en la cola no pierde su lugar en el tiempo.',
};
