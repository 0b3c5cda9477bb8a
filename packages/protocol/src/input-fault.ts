/**
 * What is wrong with one value, for programs: most details of INVALID_INPUT carry it beside `field` and `message`.
 * A value that is not there is `invalid_type` with `received: 'undefined'`.
 *
 * @example
 * // PATCH /v1/contacts/… { "name": "" } answers 400 INVALID_INPUT with
 * { field: 'name', in: 'body', message: 'Too small: …', code: 'too_small', origin: 'string', minimum: 1, inclusive: true }
 */
export type InputFault =
  /** what JSON knows, and `int`, `date` */
  | { code: 'invalid_type'; expected: string; received: string }
  /** origin: string (characters), array (entries), number, int … */
  | { code: 'too_small'; origin: string; minimum: number; inclusive: boolean; exact?: true }
  | { code: 'too_big'; origin: string; maximum: number; inclusive: boolean; exact?: true }
  /** email, url, uuid, datetime, date, phone, time_zone, regex with its pattern … */
  | { code: 'invalid_format'; format: string; pattern?: string }
  | { code: 'invalid_value'; values: readonly (string | number | boolean | null)[] }
  | { code: 'not_multiple_of'; divisor: number }
  /** a name that is not in the contract */
  | { code: 'unknown_field' }
  /** the id or name of something that is not there, or not of use here; `subject`: which of several */
  | { code: 'unknown_id'; subject?: string }
  /** the guard of outgoing calls refuses it; `subject`: the host, port or header that is the reason */
  | {
      code: 'not_callable';
      reason: 'URL' | 'SCHEME' | 'CREDENTIALS' | 'PORT' | 'HOST' | 'ADDRESS' | 'HEADER' | 'METHOD';
      subject?: string;
    }
  /** another entry says the same */
  | { code: 'duplicate' };

export type InputDetail = { field: string; message: string } & InputFault;
