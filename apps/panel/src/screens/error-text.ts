import type { ErrorDetail } from '@balcao/protocol';
import { useCallback } from 'react';
import type { MessageKey } from '../i18n/messages.ts';
import { useT } from '../i18n/use-t.tsx';
import type { ApiError, ApiErrorCode } from '../sync/client.ts';
import { faultWords } from './fault-words.ts';
import { nameOfField, splitField } from './field-names.ts';

/** Meta's webhooks alone are told these. */
type Elsewhere = 'INVALID_SIGNATURE' | 'INVALID_VERIFY_TOKEN';

const TEXTS: Readonly<Record<Exclude<ApiErrorCode, Elsewhere>, MessageKey>> = {
  OFFLINE: 'error.offline',
  UNAVAILABLE: 'error.unavailable',
  INTERNAL: 'error.internal',
  UNAUTHENTICATED: 'error.signedOut',
  INVALID_CREDENTIALS: 'error.credentials',
  SIGN_IN_TOKEN_INVALID: 'error.signInToken',
  CSRF_MISSING: 'error.outdated',
  FORBIDDEN: 'error.forbidden',
  NOT_FOUND: 'error.notFound',
  CONFLICT: 'error.conflict',
  ALREADY_EXISTS: 'error.exists',
  PHONE_NUMBER_TAKEN: 'error.numberTaken',
  IDEMPOTENCY_MISMATCH: 'error.outdated',
  NOT_OWNER: 'error.notOwner',
  CONTACT_BLOCKED: 'error.contactBlocked',
  WINDOW_CLOSED: 'error.windowClosed',
  MESSAGE_NOT_RESENDABLE: 'error.notResendable',
  PAYLOAD_TOO_LARGE: 'error.tooLarge',
  UNSUPPORTED_MEDIA: 'error.media',
  INVALID_CONTENT: 'error.content',
  INVALID_INPUT: 'error.input',
  INVALID_CURSOR: 'error.outdated',
  WHATSAPP_REFUSED: 'error.whatsappRefused',
  WHATSAPP_UNREACHABLE: 'error.whatsappUnreachable',
  ACCOUNT_LOCKED: 'error.tooMany',
  RATE_LIMITED: 'error.tooMany',
  SECOND_FACTOR_INVALID: 'error.secondFactor',
  LAST_OWNER: 'error.lastOwner',
  DEPARTMENT_IN_USE: 'error.departmentInUse',
  AGENT_UNAVAILABLE: 'error.agentUnavailable',
};

/** Whose details say more than the text. */
const WITH_DETAILS: readonly ApiErrorCode[] = [
  'INVALID_INPUT',
  'INVALID_CONTENT',
  'ALREADY_EXISTS',
  'WHATSAPP_REFUSED',
];

/** What happened and what to do, in the reader's language; then what is wrong with which field. */
export function useErrorText(): (error: ApiError) => string {
  const t = useT();
  const fieldText = useFieldText();
  return useCallback(
    (error) => {
      // A newer server may know codes this page does not.
      const key: MessageKey | undefined = Object.hasOwn(TEXTS, error.code)
        ? TEXTS[error.code as keyof typeof TEXTS]
        : undefined;
      const text = key === undefined ? error.message : t(key);
      const details = WITH_DETAILS.includes(error.code) ? error.details : [];
      const id = error.code === 'INTERNAL' && error.requestId ? ` (${error.requestId})` : '';
      return [text + id, ...details.slice(0, 3).map((detail) => fieldText(detail, error.code))].join(' ');
    },
    [t, fieldText],
  );
}

/** What is wrong with one value, without its name: for a form that shows it at the field. */
export function useFaultText(): (detail: ErrorDetail) => string {
  const t = useT();
  return useCallback(
    (detail) => {
      const words = faultWords(detail);
      return words === null ? detail.message : t(words.key, words.values);
    },
    [t],
  );
}

function useFieldText(): (detail: ErrorDetail, code: ApiErrorCode) => string {
  const t = useT();
  const faultText = useFaultText();
  return useCallback(
    (detail, code) => {
      const words = code === 'ALREADY_EXISTS' ? t('fault.taken') : faultText(detail);
      // Meta's advice names what it is about.
      if (!detail.field || code === 'WHATSAPP_REFUSED') return words;
      const { name, entry } = splitField(detail.field);
      const known = nameOfField(name);
      const plain = known === null ? name : t(known);
      const field = entry === null ? plain : t('fault.entry', { field: plain, entry });
      return t('fault.named', { field, words });
    },
    [t, faultText],
  );
}
