/** What a callback says to the assistant. Absent fields reach it as `null`, `logout` as `false`. */
export interface FulfillmentHelperResponseFields {
  /** Sent to the customer in the conversation. */
  message: string;
  shortMessage?: string | null;
  /** Name of the node where the conversation goes on. */
  jumpTo?: string | null;
  /** Choices shown as buttons. */
  options?: readonly string[] | null;
  /** true ends the customer's session. */
  logout?: boolean | null;
  /** Added to the parameters of the conversation; must be writable as JSON. */
  parameters?: Readonly<Record<string, unknown>> | null;
}

const FIELDS = ['message', 'shortMessage', 'jumpTo', 'options', 'logout', 'parameters'];
/** Shared by all copies of this library in a process, so that `isInstance` knows those of another copy. */
const MARK = Symbol.for('balcao.fulfillment.response');

/**
 * The answer of a callback.
 *
 * @example
 * new FulfillmentHelperResponse({ message: 'O que deseja fazer?', options: ['Criar pedido', 'Sair'] })
 *
 * @throws TypeError if a field is missing, unknown or of the wrong type.
 */
export class FulfillmentHelperResponse {
  readonly message: string;
  readonly shortMessage: string | null;
  readonly jumpTo: string | null;
  readonly options: readonly string[] | null;
  readonly logout: boolean;
  readonly parameters: Readonly<Record<string, unknown>> | null;

  constructor(fields: FulfillmentHelperResponseFields) {
    checkFields(fields);
    this.message = fields.message;
    this.shortMessage = fields.shortMessage ?? null;
    this.jumpTo = fields.jumpTo ?? null;
    this.options = fields.options ? [...fields.options] : null;
    this.logout = fields.logout ?? false;
    this.parameters = fields.parameters ?? null;
    Object.defineProperty(this, MARK, { value: true });
  }

  /** Like `instanceof`, also true for a response made by another copy of this library. */
  static isInstance(value: unknown): value is FulfillmentHelperResponse {
    return typeof value === 'object' && value !== null && MARK in value;
  }
}

function checkFields(fields: unknown): void {
  if (!isPlainObject(fields)) {
    throw new TypeError("FulfillmentHelperResponse recebe um objeto, como { message: 'Olá!' }.");
  }
  for (const name of Object.keys(fields)) {
    if (!FIELDS.includes(name)) {
      throw new TypeError(
        `FulfillmentHelperResponse não conhece o campo '${name}'. Campos: ${FIELDS.join(', ')}.`,
      );
    }
  }
  if (typeof fields.message !== 'string') refuse('message', 'um texto');
  checkOptional(fields, 'shortMessage', 'um texto', (value) => typeof value === 'string');
  checkOptional(fields, 'jumpTo', 'um texto', (value) => typeof value === 'string');
  checkOptional(
    fields,
    'options',
    'uma lista de textos',
    (value) => Array.isArray(value) && value.every((option) => typeof option === 'string'),
  );
  checkOptional(fields, 'logout', 'true ou false', (value) => typeof value === 'boolean');
  checkOptional(fields, 'parameters', 'um objeto simples', isPlainObject);
}

function checkOptional(
  fields: Record<string, unknown>,
  name: string,
  wanted: string,
  isRight: (value: unknown) => boolean,
): void {
  const value = fields[name];
  if (value !== undefined && value !== null && !isRight(value)) refuse(name, wanted);
}

function refuse(name: string, wanted: string): never {
  throw new TypeError(`FulfillmentHelperResponse: o campo '${name}' deve ser ${wanted}.`);
}

/** A map or a date would reach the assistant as something else than it is here. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // One level above: the prototype of plain objects of any realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
