import { AppError, type LocaleName } from '@balcao/protocol';
import { type ErrorFate, WhatsAppError } from '@balcao/whatsapp';

/** An answer that says nothing about the credentials: Meta was not reached, or is busy. */
export function isPassing(error: WhatsAppError): boolean {
  return error.fate === 'retry' || error.fate === 'wait';
}

/** The app secret is not that of the token's app. */
export function isProofRefused(error: WhatsAppError): boolean {
  return /appsecret_proof/i.test(`${error.message} ${metaWordsOf(error)}`);
}

/** What Meta refused, as an error of the API that names the field to correct. */
export function toAppError(error: unknown, field: string, locale: LocaleName): unknown {
  if (!WhatsAppError.isInstance(error)) return error;
  if (isPassing(error)) {
    return new AppError('WHATSAPP_UNREACHABLE', { cause: error, internal: error.message });
  }
  const aboutSecret = isProofRefused(error);
  return new AppError('WHATSAPP_REFUSED', {
    cause: error,
    details: [
      {
        field: aboutSecret ? 'app_secret' : field,
        message: aboutSecret ? WRONG_SECRET[locale] : adviceOf(error, locale),
        meta_message: metaWordsOf(error),
        ...(error.code === undefined ? {} : { code: error.code }),
      },
    ],
  });
}

/** What Meta itself said, with its code. */
export function metaWordsOf(error: WhatsAppError): string {
  const graph = error.body;
  const said = messageIn(graph) ?? error.details ?? error.message;
  return error.code === undefined ? said : `${said} (${error.code})`;
}

export function adviceOf(error: WhatsAppError, locale: LocaleName): string {
  if (locale === 'es') return SPANISH[error.fate];
  return error.advice?.[locale] ?? error.message;
}

const SPANISH: Record<ErrorFate, string> = {
  retry: 'Meta no respondió como se esperaba. Inténtelo de nuevo en un momento.',
  wait: 'Meta pide esperar. Inténtelo de nuevo más tarde.',
  refuse: 'Corrija el dato que indica Meta e inténtelo de nuevo.',
  reauthenticate: 'Cree un nuevo token con los permisos de WhatsApp y guárdelo aquí.',
  pause: 'Meta bloqueó el número o la cuenta. Resuélvalo en el administrador de WhatsApp.',
};

function messageIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return typeof error.message === 'string' ? error.message : undefined;
}

const WRONG_SECRET: Record<LocaleName, string> = {
  'pt-BR':
    'A chave secreta não é a do aplicativo deste token. Copie-a em Meta for Developers → Configurações → Básico.',
  en: 'The app secret is not that of this token’s app. Copy it from Meta for Developers → App settings → Basic.',
  es: 'La clave secreta no es la de la aplicación de este token. Cópiela en Meta for Developers → Configuración → Básica.',
};
