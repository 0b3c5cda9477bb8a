/** Old mobile numbers begin with 6 to 9; landlines with 2 to 5 and never got the ninth digit. */
const BRAZILIAN_WITHOUT_NINE = /^(55[1-9]\d)([6-9]\d{7})$/;
const MEXICAN_MOBILE = /^521(\d{10})$/;
const ARGENTINE_MOBILE = /^549(\d{10})$/;

/**
 * A key under which the spellings of one mobile number meet: Brazil with and without the ninth digit,
 * Mexico 52/521, Argentina 54/549. For finding a contact only: always send to the wa_id as Meta gave it.
 *
 * @example
 * phoneMatchKey('551187654321') // → '5511987654321', as for '5511987654321'
 */
export const phoneMatchKey = (digits: string): string =>
  digits
    .replace(/\D/g, '')
    .replace(BRAZILIAN_WITHOUT_NINE, (_, area: string, number: string) => `${area}9${number}`)
    .replace(MEXICAN_MOBILE, '52$1')
    .replace(ARGENTINE_MOBILE, '54$1');
