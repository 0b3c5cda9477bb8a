/** Meta's codes as the Graph API answers them: [HTTP status, title]. */
const errorTable: { readonly [code: number]: readonly [number, string] } = {
  0: [401, 'AuthException'],
  1: [400, 'API Unknown'],
  2: [503, 'API Service'],
  3: [500, 'API Method'],
  4: [400, 'API Too Many Calls'],
  10: [403, 'Permission Denied'],
  33: [400, 'Parameter value is not valid'],
  100: [400, 'Invalid parameter'],
  104: [401, 'An access token is required to request this resource.'],
  190: [401, 'Error validating access token: Session has expired.'],
  200: [403, 'You do not have permission to access this resource'],
  368: [403, 'Temporarily blocked for policies violations'],
  803: [404, 'Some of the aliases you requested do not exist'],
  2500: [400, 'Unknown path components'],
  80007: [400, 'Rate limit issues'],
  130429: [400, 'Rate limit hit'],
  130472: [400, "User's number is part of an experiment"],
  130497: [403, 'Business account is restricted from messaging users in this country'],
  131000: [500, 'Something went wrong'],
  131005: [403, 'Access denied'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131021: [400, 'Recipient cannot be sender'],
  131026: [400, 'Message undeliverable'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131031: [403, 'Business Account locked'],
  131037: [400, 'Display name approval is required before this number can send messages'],
  131042: [400, 'Business eligibility payment issue'],
  131045: [500, 'Incorrect certificate'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'This message was not delivered to maintain healthy ecosystem engagement'],
  131050: [400, 'User has stopped marketing messages from this business'],
  131051: [400, 'Unsupported message type'],
  131052: [400, 'Media download error'],
  131053: [400, 'Media upload error'],
  131055: [400, 'Method not allowed'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  131057: [500, 'Account in maintenance mode'],
  131060: [400, 'This message is currently unavailable'],
  131062: [400, 'Business-scoped user ids are not supported for this message'],
  131063: [400, 'Marketing templates are disabled on Cloud API'],
  131064: [400, 'Template limit reached'],
  132000: [400, 'Number of parameters does not match the expected number of params'],
  132001: [404, 'Template name does not exist in the translation'],
  132005: [400, 'Template hydrated text too long'],
  132007: [400, 'Template format character policy violated'],
  132008: [400, 'Template parameter value invalid'],
  132012: [400, 'Template parameter format mismatch'],
  132015: [400, 'Template is paused'],
  132016: [400, 'Template is disabled'],
  132018: [400, 'Template parameters invalid'],
  132068: [400, 'Flow is in blocked state'],
  132069: [400, 'Flow is in throttled state'],
  133000: [500, 'Incomplete deregistration'],
  133004: [503, 'Server temporarily unavailable'],
  133005: [400, 'Two step verification PIN mismatch'],
  133006: [400, 'Phone number re-verification needed'],
  133008: [400, 'Too many two step verification PIN guesses'],
  133009: [400, 'Two step verification PIN guessed too fast'],
  133010: [400, 'Phone number not registered'],
  133015: [400, 'Please wait a few minutes before attempting to register this phone number'],
  133016: [400, 'Account register deregister rate limit exceeded'],
  134011: [400, 'Payments terms of service has not been accepted'],
  135000: [400, 'Generic user error'],
  137000: [400, 'User identity key mismatch'],
  139100: [400, 'Failed to block/unblock some users'],
  2388019: [400, 'Message template limit exceeded'],
  2388023: [400, 'The message template language is being deleted'],
  2388024: [400, 'Content in this language already exists'],
  2388040: [400, 'Character limit exceeded'],
  2388047: [400, 'Message header format incorrect'],
  2388072: [400, 'Message body format incorrect'],
  2388073: [400, 'Message footer format incorrect'],
  2388293: [400, 'Message template parameters words ratio exceeded'],
  2388299: [400, 'Leading or trailing params are not allowed'],
  2494100: [400, 'Phone number is in maintenance mode'],
};

const errorCodesHref =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes/';
/** Meta answers these without `(#code)` and without `error_data`. */
const plainCodes = new Set([0, 104, 190]);

export interface WebhookError {
  code: number;
  title: string;
  message: string;
  error_data: { details: string };
  href: string;
}

/** What the Graph API refuses, carried to the one place that turns it into an answer. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: number;
  readonly details: string;
  readonly httpStatus: number;
  readonly subcode: number | undefined;
  readonly extra: { [key: string]: unknown } | undefined;

  constructor(
    code: number,
    details: string,
    more: {
      subcode?: number;
      httpStatus?: number;
      message?: string;
      extra?: { [key: string]: unknown };
    } = {},
  ) {
    super(more.message ?? (plainCodes.has(code) ? getTitle(code) : `(#${code}) ${getTitle(code)}`));
    this.code = code;
    this.details = details;
    this.httpStatus = more.httpStatus ?? errorTable[code]?.[0] ?? 400;
    this.subcode = more.subcode;
    this.extra = more.extra;
  }
}

export function getTitle(code: number): string {
  return errorTable[code]?.[1] ?? 'Error forced by the simulator';
}

export function isKnownCode(code: number): boolean {
  return errorTable[code] !== undefined;
}

export function renderGraphError(error: GraphError, traceId: string): { [key: string]: unknown } {
  const { code, details, subcode } = error;
  return {
    ...error.extra,
    error: {
      message: error.message,
      type: 'OAuthException',
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(plainCodes.has(code) || subcode === 33
        ? {}
        : { error_data: { messaging_product: 'whatsapp', details } }),
      fbtrace_id: traceId,
    },
  };
}

export function renderWebhookError(code: number, details: string): WebhookError {
  const title = getTitle(code);
  return { code, title, message: title, error_data: { details }, href: errorCodesHref };
}
