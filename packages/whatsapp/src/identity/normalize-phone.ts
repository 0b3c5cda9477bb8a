/** Shorter is a local number without its area, longer is not E.164. */
const MIN_DIGITS = 8;
const MAX_DIGITS = 15;
const TYPED = /^\+?[\d\s().\-/\u2010-\u2015]+$/;

/**
 * A phone number as a person types it → international digits, or null when it cannot be one.
 * Without `+` or `00` it is read as a number of the default country first.
 *
 * @example
 * normalizePhone('(11) 98765-4321') // → '5511987654321'
 */
export const normalizePhone = (input: string, defaultCountry = '55'): string | null => {
  const text = input.trim();
  if (!TYPED.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+')) return readInternational(digits);
  if (digits.startsWith('00')) return readInternational(digits.slice(2));
  return defaultCountry === '55' ? readBrazilian(digits) : readNational(digits, defaultCountry);
};

/** Two digits of area, then 8 digits, or 9 beginning with 9. */
const BRAZILIAN = /^[1-9][1-9](?:9\d{8}|[2-9]\d{7})$/;
/** Long distance is dialled 0, perhaps two digits of the carrier, then area and number. */
const TRUNK_AND_CARRIER = /^0(?:\d{2}(?=\d{10,11}$))?/;

const readInternational = (digits: string): string | null => {
  if (digits.startsWith('0') || digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return null;
  return digits.startsWith('55') && !BRAZILIAN.test(digits.slice(2)) ? null : digits;
};

const readBrazilian = (digits: string): string | null => {
  const national = digits.replace(TRUNK_AND_CARRIER, '');
  if (BRAZILIAN.test(national)) return `55${national}`;
  // Longer than any Brazilian number: the person typed a country and forgot the plus.
  return digits.length >= 12 ? readInternational(digits) : null;
};

const readNational = (digits: string, country: string): string | null => {
  const hasCountry = digits.startsWith(country) && digits.length >= country.length + MIN_DIGITS;
  return readInternational(hasCountry ? digits : `${country}${digits.replace(/^0/, '')}`);
};
