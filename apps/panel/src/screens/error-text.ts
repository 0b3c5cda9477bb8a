import { useCallback } from 'react';
import type { MessageKey } from '../i18n/messages.ts';
import { useT } from '../i18n/use-t.tsx';
import type { ApiError, ApiErrorCode } from '../sync/client.ts';

const TEXTS: Partial<Record<ApiErrorCode, MessageKey>> = {
  OFFLINE: 'error.offline',
  UNAVAILABLE: 'error.unavailable',
  INTERNAL: 'error.internal',
  INVALID_CREDENTIALS: 'error.credentials',
  SIGN_IN_TOKEN_INVALID: 'error.signInToken',
  FORBIDDEN: 'error.forbidden',
  NOT_FOUND: 'error.notFound',
  CONFLICT: 'error.conflict',
  ALREADY_EXISTS: 'error.exists',
  PHONE_NUMBER_TAKEN: 'error.numberTaken',
  NOT_OWNER: 'error.notOwner',
  WINDOW_CLOSED: 'error.windowClosed',
  MESSAGE_NOT_RESENDABLE: 'error.notResendable',
  PAYLOAD_TOO_LARGE: 'error.tooLarge',
  UNSUPPORTED_MEDIA: 'error.media',
  INVALID_CONTENT: 'error.content',
  INVALID_INPUT: 'error.input',
  WHATSAPP_REFUSED: 'error.whatsappRefused',
  WHATSAPP_UNREACHABLE: 'error.whatsappUnreachable',
  RATE_LIMITED: 'error.tooMany',
};

/** Whose details are the same sentence again, in the language of the API. */
const SAYS_ALL = new Set<ApiErrorCode>(['UNSUPPORTED_MEDIA', 'PAYLOAD_TOO_LARGE', 'WINDOW_CLOSED']);

/** What happened and what to do, in the reader's language; the server's details follow where they say more. */
export function useErrorText(): (error: ApiError) => string {
  const t = useT();
  return useCallback(
    (error) => {
      const key = TEXTS[error.code];
      const text = key === undefined ? error.message : t(key);
      const details = (SAYS_ALL.has(error.code) ? [] : error.details).map((detail) =>
        detail.field ? `${detail.field}: ${detail.message}` : detail.message,
      );
      const id = error.code === 'INTERNAL' && error.requestId ? ` (${error.requestId})` : '';
      return [text + id, ...details.slice(0, 3)].join(' ');
    },
    [t],
  );
}
