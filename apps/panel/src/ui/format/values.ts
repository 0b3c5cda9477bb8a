/** `5511987654321` → `+55 11 98765-4321`; other countries keep their digits. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const brazil = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  if (brazil) return `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}`;
  return digits === '' ? phone : `+${digits}`;
}

export function formatBytes(bytes: number, locale: string): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const digits = power < 2 ? 0 : 1;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(
    bytes / 1000 ** power,
  );
  return `${number} ${units[power]}`;
}

export function formatMoney(amount: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return `${currency} ${amount.toFixed(2)}`; // a currency code nobody knows came from outside
  }
}

/** `1.234,56`, `1234.56` or `R$ 12` → cents; null when it is no price. */
export function parsePriceCents(text: string): number | null {
  const bare = text.replace(/[^\d.,]/g, '');
  if (!/\d/.test(bare)) return null;
  const decimals = /[.,](\d{1,2})$/.exec(bare);
  const whole = (decimals ? bare.slice(0, decimals.index) : bare).replace(/[.,]/g, '');
  const cents = Number(whole || '0') * 100 + Number((decimals?.[1] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(cents) && cents <= 1_000_000_000 ? cents : null;
}

export function formatSeconds(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
