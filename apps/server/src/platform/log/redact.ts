const CENSORED = '[redacted]';
const DEPTH_LIMIT = 8;

// Compared without case, "-" and "_": accessToken, access_token and Access-Token are one name.
const SECRET_NAMES = new Set([
  'authorization',
  'cookie',
  'setcookie',
  'token',
  'accesstoken',
  'verifytoken',
  'csrf',
  'csrftoken',
  'xcsrftoken',
  'signintoken',
  'secret',
  'appsecret',
  'appsecretproof',
  'clientsecret',
  'password',
  'passwordhash',
  'apikey',
  'xapikey',
  'masterkey',
  'masterkeys',
  'balcaomasterkey',
  'connectionstring',
  'databaseurl',
  'redisurl',
  'xhubsignature256',
  'signature',
  'pin',
]);
// What customers write and who they are.
const CONTENT_NAMES = new Set([
  'body',
  'text',
  'caption',
  'message',
  'messages',
  'payload',
  'rawbody',
  'content',
  'email',
  'cpf',
  'cnpj',
  'profile',
  'parameters',
]);
const PHONE_NAMES = new Set([
  'phone',
  'phonenumber',
  'waid',
  'to',
  'from',
  'recipientid',
  'displayphonenumber',
]);

/** A copy safe to log: secrets and customers' words gone, phone numbers shortened, at any depth. */
export function redact(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

/** Enough to find the contact when you know the number, too little to call it. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 8) return '*'.repeat(digits.length);
  return `${digits.slice(0, 4)}${'*'.repeat(digits.length - 8)}${digits.slice(-4)}`;
}

/** Tokens ride in query strings: sign-in links, Meta's hub.verify_token. */
export function redactUrl(url: string): string {
  return url.replace(
    /([?&][\w.]*(?:token|secret|signature|key|password|proof)[\w.]*=)[^&#]*/gi,
    `$1${CENSORED}`,
  );
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '');
  if (value === null || value === undefined) return value;
  if (SECRET_NAMES.has(plain)) return CENSORED;
  if (CONTENT_NAMES.has(plain)) return describe(value);
  if (PHONE_NAMES.has(plain) && looksLikePhone(value)) return maskPhone(String(value));
  if (plain === 'url' && typeof value === 'string') return redactUrl(value);
  return redactAny(value, depth + 1);
}

function redactAny(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) {
    return depth > DEPTH_LIMIT ? CENSORED : value.map((item) => redactAny(item, depth + 1));
  }
  // Errors and requests are told by pino's serializers.
  if (isPlainObject(value)) return depth > DEPTH_LIMIT ? CENSORED : redactObject(value, depth);
  return value;
}

function redactObject(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) result[name] = redactValue(name, value, depth);
  return result;
}

// Its size helps to find a fault without showing a word of it.
function describe(value: unknown): string {
  if (typeof value === 'string') return `[${value.length} characters]`;
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  return CENSORED;
}

// "from" and "to" also name states and dates.
function looksLikePhone(value: unknown): boolean {
  return (
    (typeof value === 'string' || typeof value === 'number') && /^\+?[\d\s().-]{8,20}$/.test(String(value))
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
