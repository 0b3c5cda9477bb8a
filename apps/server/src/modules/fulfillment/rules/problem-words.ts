import type { LocaleName } from '@balcao/protocol';
import type { AnswerField } from './check-answer.ts';
import type { LeftOutWhy, Problem } from './problem.types.ts';

type Of<Code extends Problem['code']> = Extract<Problem, { code: Code }>;
type Words = {
  problems: { [Code in Problem['code']]: (problem: Of<Code>) => string };
  fields: Record<AnswerField, string>;
  leftOut: Record<LeftOutWhy, string>;
};

const pt: Words = {
  fields: {
    json: 'o corpo não é JSON',
    object: 'o corpo não é um objeto',
    message: '"message" falta, está vazio ou não é um texto',
    short_message: '"short_message" não é um texto',
    jump_to: '"jump_to" não é um texto',
    options: '"options" não é uma lista de textos',
    logout: '"logout" não é verdadeiro nem falso',
    parameters: '"parameters" não é um objeto',
  },
  leftOut: {
    unknown: 'não existe mais; cadastre-a de novo ou tire-a do webhook',
    refused: 'o endereço dela não pode ser chamado; confira o endereço e os cabeçalhos',
    unreachable: 'o servidor dela não respondeu; confira o endereço',
    timeout: 'ela demorou demais',
    status: 'ela respondeu com um erro; confira o endereço e os cabeçalhos',
    not_json: 'a resposta dela não é JSON',
    too_large: 'a resposta dela é grande demais; peça menos dados',
  },
  problems: {
    webhook_unknown: ({ slug }) =>
      `Não há webhook "${slug}". Cadastre um com esse nome ou escolha outro no nó de intenção.`,
    secret_unreadable: () =>
      'O token guardado não abre com a chave-mestra deste servidor. Digite o token de novo no webhook.',
    address_private: ({ host }) =>
      `"${host}" não é um endereço da internet pública, e a rede interna não é chamada. Use um endereço público ou peça a quem cuida do servidor que o libere em ALLOWED_PRIVATE_HOSTS.`,
    address_refused: ({ why }) => `Este endereço não pode ser chamado: ${why}`,
    body_too_large: () =>
      'O corpo da chamada passou de 512 kB. Tire fontes de dados do webhook ou parâmetros da conversa.',
    too_late: () => 'Quando a chamada ia ser feita, o robô já tinha seguido sem ela. Nada foi enviado.',
    given_up: () =>
      'O servidor parou duas vezes no meio desta chamada e não a fez de novo. Veja no webhook se ela chegou.',
    breaker_open: ({ seconds }) =>
      `As últimas chamadas falharam uma depois da outra, e o webhook descansa mais ${seconds} s. Corrija o que elas mostram; um teste que dê certo o religa na hora.`,
    timeout: ({ seconds }) =>
      `O webhook não respondeu em ${seconds} s. Deixe a resposta mais rápida ou aumente o prazo do webhook e do nó.`,
    name_unknown: ({ host }) => `O nome "${host}" não foi encontrado. Confira o endereço do webhook.`,
    unreachable: ({ host }) =>
      `Não houve conexão com "${host}". Veja se o servidor do webhook está no ar e se o certificado dele vale.`,
    answer_too_large: () => 'A resposta do webhook passou de 256 kB. Responda só com o que o contrato pede.',
    token_refused: ({ status }) =>
      `O webhook não aceitou o token (HTTP ${status}). Copie de novo o token com que a intenção foi registrada.`,
    redirected: ({ status }) =>
      `O webhook mandou para outro endereço (HTTP ${status}), e isso não é seguido. Cadastre o endereço final.`,
    path_unknown: ({ status }) =>
      `Nada responde a um POST neste caminho (HTTP ${status}). Confira o endereço do webhook.`,
    refused_by_webhook: ({ status, said }) =>
      said === null
        ? `O webhook recusou a chamada (HTTP ${status}). Veja a resposta dele abaixo.`
        : `O webhook recusou a chamada (HTTP ${status}): ${said}`,
    server_failed: ({ status }) => `O webhook falhou (HTTP ${status}). Veja o log do servidor dele.`,
    status_unexpected: ({ status }) => `O webhook respondeu HTTP ${status}; o contrato pede 200.`,
    malformed: ({ field }) =>
      `A resposta não segue o contrato: ${pt.fields[field]}. Corrija a resposta do webhook.`,
    query_left_out: ({ name, why }) => `A fonte de dados "${name}" ficou de fora: ${pt.leftOut[why]}.`,
    called_again: () =>
      'O servidor parou no meio desta chamada e a fez de novo: o webhook pode tê-la recebido duas vezes.',
  },
};

const en: Words = {
  fields: {
    json: 'the body is not JSON',
    object: 'the body is not an object',
    message: '"message" is missing, empty or not a text',
    short_message: '"short_message" is not a text',
    jump_to: '"jump_to" is not a text',
    options: '"options" is not a list of texts',
    logout: '"logout" is neither true nor false',
    parameters: '"parameters" is not an object',
  },
  leftOut: {
    unknown: 'it does not exist any more; add it again or take it off the webhook',
    refused: 'its address may not be called; check address and headers',
    unreachable: 'its server did not answer; check the address',
    timeout: 'it took too long',
    status: 'it answered with an error; check address and headers',
    not_json: 'its answer is not JSON',
    too_large: 'its answer is too large; ask for less',
  },
  problems: {
    webhook_unknown: ({ slug }) =>
      `There is no webhook "${slug}". Add one with this name or choose another in the intent node.`,
    secret_unreadable: () =>
      'The stored token does not open with this server’s master key. Enter the token again.',
    address_private: ({ host }) =>
      `"${host}" is not an address of the public internet, and the internal network is not called. Use a public address, or ask whoever runs the server to allow it in ALLOWED_PRIVATE_HOSTS.`,
    address_refused: ({ why }) => `This address may not be called: ${why}`,
    body_too_large: () =>
      'The call’s body is larger than 512 kB. Take named queries off the webhook, or parameters off the conversation.',
    too_late: () => 'When the call was about to be made, the bot had gone on without it. Nothing was sent.',
    given_up: () =>
      'The server stopped twice in the middle of this call and did not make it again. See at the webhook whether it arrived.',
    breaker_open: ({ seconds }) =>
      `The last calls failed one after the other, so the webhook is left alone for ${seconds} s more. Fix what they show; a test that goes well turns it on at once.`,
    timeout: ({ seconds }) =>
      `The webhook did not answer within ${seconds} s. Make it faster, or give the webhook and the node more time.`,
    name_unknown: ({ host }) => `The name "${host}" was not found. Check the webhook’s address.`,
    unreachable: ({ host }) =>
      `"${host}" could not be connected to. See whether the webhook’s server is up and its certificate valid.`,
    answer_too_large: () =>
      'The webhook’s answer is larger than 256 kB. Answer with what the contract asks for only.',
    token_refused: ({ status }) =>
      `The webhook did not accept the token (HTTP ${status}). Copy the token the intent was registered with again.`,
    redirected: ({ status }) =>
      `The webhook pointed to another address (HTTP ${status}), which is not followed. Enter the final address.`,
    path_unknown: ({ status }) =>
      `Nothing answers a POST at this path (HTTP ${status}). Check the webhook’s address.`,
    refused_by_webhook: ({ status, said }) =>
      said === null
        ? `The webhook refused the call (HTTP ${status}). See its answer below.`
        : `The webhook refused the call (HTTP ${status}): ${said}`,
    server_failed: ({ status }) => `The webhook failed (HTTP ${status}). See the log of its server.`,
    status_unexpected: ({ status }) => `The webhook answered HTTP ${status}; the contract asks for 200.`,
    malformed: ({ field }) =>
      `The answer does not follow the contract: ${en.fields[field]}. Correct the webhook’s answer.`,
    query_left_out: ({ name, why }) => `The data source "${name}" was left out: ${en.leftOut[why]}.`,
    called_again: () =>
      'The server stopped in the middle of this call and made it again: the webhook may have got it twice.',
  },
};

const es: Words = {
  fields: {
    json: 'el cuerpo no es JSON',
    object: 'el cuerpo no es un objeto',
    message: '"message" falta, está vacío o no es un texto',
    short_message: '"short_message" no es un texto',
    jump_to: '"jump_to" no es un texto',
    options: '"options" no es una lista de textos',
    logout: '"logout" no es verdadero ni falso',
    parameters: '"parameters" no es un objeto',
  },
  leftOut: {
    unknown: 'ya no existe; créala de nuevo o quítala del webhook',
    refused: 'su dirección no se puede llamar; revisa la dirección y los encabezados',
    unreachable: 'su servidor no respondió; revisa la dirección',
    timeout: 'tardó demasiado',
    status: 'respondió con un error; revisa la dirección y los encabezados',
    not_json: 'su respuesta no es JSON',
    too_large: 'su respuesta es demasiado grande; pide menos datos',
  },
  problems: {
    webhook_unknown: ({ slug }) =>
      `No existe el webhook "${slug}". Crea uno con ese nombre o elige otro en el nodo de intención.`,
    secret_unreadable: () =>
      'El token guardado no se abre con la clave maestra de este servidor. Escribe el token de nuevo.',
    address_private: ({ host }) =>
      `"${host}" no es una dirección de internet pública, y la red interna no se llama. Usa una dirección pública o pide a quien administra el servidor que la permita en ALLOWED_PRIVATE_HOSTS.`,
    address_refused: ({ why }) => `Esta dirección no se puede llamar: ${why}`,
    body_too_large: () =>
      'El cuerpo de la llamada pasa de 512 kB. Quita fuentes de datos del webhook o parámetros de la conversación.',
    too_late: () => 'Cuando se iba a hacer la llamada, el bot ya había seguido sin ella. No se envió nada.',
    given_up: () =>
      'El servidor se detuvo dos veces en medio de esta llamada y no la repitió. Mira en el webhook si llegó.',
    breaker_open: ({ seconds }) =>
      `Las últimas llamadas fallaron una tras otra y el webhook descansa ${seconds} s más. Corrige lo que muestran; una prueba que salga bien lo reactiva al momento.`,
    timeout: ({ seconds }) =>
      `El webhook no respondió en ${seconds} s. Haz que responda más rápido o da más plazo al webhook y al nodo.`,
    name_unknown: ({ host }) => `No se encontró el nombre "${host}". Revisa la dirección del webhook.`,
    unreachable: ({ host }) =>
      `No hubo conexión con "${host}". Mira si el servidor del webhook está en línea y si su certificado es válido.`,
    answer_too_large: () =>
      'La respuesta del webhook pasa de 256 kB. Responde solo con lo que pide el contrato.',
    token_refused: ({ status }) =>
      `El webhook no aceptó el token (HTTP ${status}). Copia de nuevo el token con que se registró la intención.`,
    redirected: ({ status }) =>
      `El webhook envió a otra dirección (HTTP ${status}), y eso no se sigue. Registra la dirección final.`,
    path_unknown: ({ status }) =>
      `Nada responde a un POST en esta ruta (HTTP ${status}). Revisa la dirección del webhook.`,
    refused_by_webhook: ({ status, said }) =>
      said === null
        ? `El webhook rechazó la llamada (HTTP ${status}). Mira su respuesta abajo.`
        : `El webhook rechazó la llamada (HTTP ${status}): ${said}`,
    server_failed: ({ status }) => `El webhook falló (HTTP ${status}). Mira el registro de su servidor.`,
    status_unexpected: ({ status }) => `El webhook respondió HTTP ${status}; el contrato pide 200.`,
    malformed: ({ field }) =>
      `La respuesta no sigue el contrato: ${es.fields[field]}. Corrige la respuesta del webhook.`,
    query_left_out: ({ name, why }) => `La fuente de datos "${name}" quedó fuera: ${es.leftOut[why]}.`,
    called_again: () =>
      'El servidor se detuvo en medio de esta llamada y la repitió: el webhook pudo recibirla dos veces.',
  },
};

const WORDS: Record<LocaleName, Words> = { 'pt-BR': pt, en, es };

/** A sentence for the owner: what happened and what to do. */
export function problemInWords(problem: Problem, locale: LocaleName): string {
  // One entry per code, each taking the problem of its own code: the compiler cannot join the two.
  const say = WORDS[locale].problems[problem.code] as (problem: Problem) => string;
  return say(problem);
}
