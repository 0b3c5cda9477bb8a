/** What stands where a secret was. */
export const MASK = '•••';
const MAX_DEPTH = 200;
/** Shorter ones would shred the text around them. */
const MIN_SECRET = 6;

// Compared without case, "-", "_" and spaces; anywhere in the name.
const SECRET_PARTS =
  /password|passwd|passphrase|senha|secret|segredo|token|authorization|autorizacao|apikey|accesskey|privatekey|credential|credencia|cookie|signature|cvv|cvc|cardnumber|numerodocartao|numerocartao|contrasen|securitycode|codigo(?:de)?seguran[cz]a|codigo(?:de)?seguridad/;
const SECRET_NAMES = new Set(['pin', 'auth', 'otp', 'clave']);
// In an address these are secrets too (`?code=` of Azure Functions, `?sig=` of signed links).
const SECRET_QUERY_NAMES = new Set(['key', 'code', 'sig', 'chave']);

function isSecretName(name: string): boolean {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[-_\s\p{M}]/gu, '');
  return SECRET_NAMES.has(plain) || SECRET_PARTS.test(plain);
}

/** A copy whose obviously secret values are gone, at any depth; the value itself when it has none. */
export function maskBody(value: unknown): unknown {
  return mapJson(value, (inner, name) =>
    name !== null && isSecretName(name) && isSomething(inner) ? MASK : inner,
  );
}

/** The values that `maskBody` takes away, as somebody could write them. */
export function listSecrets(value: unknown): string[] {
  const found: string[] = [];
  const note = (inner: unknown): unknown => {
    if (typeof inner === 'string' || typeof inner === 'number') found.push(String(inner));
    return inner;
  };
  mapJson(value, (inner, name) => {
    if (name === null || !isSecretName(name) || !isSomething(inner)) return inner;
    mapJson(inner, note);
    return MASK;
  });
  return found;
}

/** A copy without this secret in any of its texts. */
export function scrubJson(value: unknown, secret: string): unknown {
  return mapJson(value, (inner) => (typeof inner === 'string' ? scrub(inner, secret) : inner));
}

/** The token may come back in an answer's words: wherever it stands, it goes. */
export function scrub(text: string, secret: string): string {
  return secret.length < MIN_SECRET ? text : text.replaceAll(secret, MASK);
}

/** `change` sees each value before what is inside it, with its name where it is a property. */
export function mapJson(
  value: unknown,
  change: (value: unknown, name: string | null) => unknown,
  name: string | null = null,
  depth = 0,
): unknown {
  const changed = change(value, name);
  if (changed !== value || typeof value !== 'object' || value === null) return changed;
  if (depth >= MAX_DEPTH) return MASK;
  if (Array.isArray(value)) {
    const copy = value.map((item) => mapJson(item, change, null, depth + 1));
    return copy.some((item, i) => item !== value[i]) ? copy : value;
  }
  const before = Object.entries(value);
  const after = before.map(([key, inner]): [string, unknown] => [
    key,
    mapJson(inner, change, key, depth + 1),
  ]);
  // fromEntries defines its properties, so a key "__proto__" stays a key.
  return after.some(([, inner], i) => inner !== before[i]?.[1]) ? Object.fromEntries(after) : value;
}

// "token": false and "token": "" tell something and hide nothing.
function isSomething(value: unknown): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

/** The address without user, password and secrets of its query. */
export function maskUrl(url: string): string {
  return url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, `$1${MASK}@`)
    .replace(/([?&])([^=&#?]*)=([^&#]*)/g, (whole, mark: string, name: string) =>
      isSecretQueryName(name) ? `${mark}${name}=${MASK}` : whole,
    );
}

function isSecretQueryName(raw: string): boolean {
  let name = raw;
  try {
    name = decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    // A name that does not decode is judged as it is written.
  }
  return SECRET_QUERY_NAMES.has(name.toLowerCase()) || isSecretName(name);
}

export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretName(name) ? MASK : name.toLowerCase() === 'location' ? maskUrl(value) : value,
    ]),
  );
}
