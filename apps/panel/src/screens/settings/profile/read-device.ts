type Device = { browser: string | null; system: string; mobile: boolean };

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** Enough of a user agent to recognise one's own devices; the order of the tables matters. */
export function readDevice(userAgent: string): Device {
  const find = (table: readonly (readonly [string, string])[]) =>
    table.find(([mark]) => userAgent.includes(mark))?.[1];
  return {
    browser: find(BROWSERS) ?? null,
    system: find(SYSTEMS) ?? '?',
    mobile: /iPhone|iPad|Android|Mobile/.test(userAgent),
  };
}
