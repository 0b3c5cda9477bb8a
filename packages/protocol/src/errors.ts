/**
 * The error registry: code → HTTP status → public sentence.
 * An answer is `{ error: { code, message, details?, requestId } }`; `message` says what to do next.
 */
export const ERRORS = {
  INVALID_INPUT: [400, 'The request is not valid. `details` names each field and what it should be.'],
  INVALID_CURSOR: [400, 'The cursor is not one this list gave out. Start again without `cursor`.'],
  INVALID_CONTENT: [
    400,
    'WhatsApp would refuse this message. `details` names each field, its limit and the value.',
  ],
  UNSUPPORTED_MEDIA: [
    400,
    'WhatsApp does not accept this kind of file. See `details` for the kinds it accepts.',
  ],
  UNAUTHENTICATED: [401, 'Sign in, or send `Authorization: Bearer <API key>`.'],
  INVALID_CREDENTIALS: [401, 'The e-mail or the password is not right.'],
  SIGN_IN_TOKEN_INVALID: [401, 'This sign-in link was used or has expired. Ask for a new one.'],
  INVALID_SIGNATURE: [
    401,
    'No channel’s app secret produces this X-Hub-Signature-256. Check the app secret in Settings → WhatsApp.',
  ],
  CSRF_MISSING: [403, 'Send the header x-csrf-token with the value given by GET /v1/me.'],
  FORBIDDEN: [403, 'Your role does not allow this. Ask an administrator of the organization.'],
  INVALID_VERIFY_TOKEN: [403, 'The verify token matches no channel. Copy it from Settings → WhatsApp.'],
  NOT_FOUND: [404, 'There is nothing here with that id.'],
  CONFLICT: [409, 'Somebody changed this meanwhile. Read it again and repeat.'],
  ALREADY_EXISTS: [409, 'This already exists. `details` says which.'],
  PHONE_NUMBER_TAKEN: [409, 'This phone number id already belongs to a channel.'],
  IDEMPOTENCY_MISMATCH: [409, 'This idempotency key was used with another body. Use a new key.'],
  AGENT_UNAVAILABLE: [409, 'This person is not online. Choose somebody else, or the department.'],
  DEPARTMENT_IN_USE: [
    409,
    'Conversations wait in or belong to this department. Say in `move_to` where they go.',
  ],
  CONTACT_BLOCKED: [409, 'This contact is blocked. Unblock them to write.'],
  LAST_OWNER: [409, 'The organization needs an owner. Make somebody else owner first.'],
  SECOND_FACTOR_INVALID: [401, 'The code is not right or was used. Wait for the next one.'],
  NOT_OWNER: [409, 'Another person is answering this conversation. Take it over first.'],
  WINDOW_CLOSED: [409, 'The customer wrote more than 24 hours ago. Send one of the templates in `details`.'],
  MESSAGE_NOT_RESENDABLE: [409, 'Only a message that failed or is in doubt can be sent again.'],
  PAYLOAD_TOO_LARGE: [413, 'The body is larger than this address accepts.'],
  WHATSAPP_REFUSED: [422, 'WhatsApp refused. `details` has its own words and what to do.'],
  ACCOUNT_LOCKED: [429, 'Too many wrong passwords. Wait as many seconds as Retry-After says.'],
  RATE_LIMITED: [429, 'Too many requests. Wait as many seconds as Retry-After says.'],
  INTERNAL: [500, 'Something failed on our side. It is in the log under this request id.'],
  WHATSAPP_UNREACHABLE: [502, 'WhatsApp did not answer. Try again in a moment.'],
  UNAVAILABLE: [503, 'The server is not ready or is shutting down. Try again in a moment.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetail = { field?: string; message: string; [key: string]: unknown };

export type ErrorBody = {
  error: { code: ErrorCode; message: string; details?: ErrorDetail[]; requestId: string };
};

export function httpStatusOf(code: ErrorCode): number {
  return ERRORS[code][0];
}

const marker = Symbol.for('balcao.AppError');

/** An error with a public face. `cause` and `internal` go to the log, never to the caller. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetail[] | undefined;
  readonly internal: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly [marker] = true;

  constructor(
    code: ErrorCode,
    options: {
      message?: string;
      details?: ErrorDetail[];
      internal?: string;
      cause?: unknown;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(options.message ?? ERRORS[code][1], { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
    this.internal = options.internal;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  static isInstance(error: unknown): error is AppError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
