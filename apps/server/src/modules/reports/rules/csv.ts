import type { LocaleName } from '@balcao/protocol';

export type CsvCell = string | number | null;
export type CsvStyle = { separator: ',' | ';'; decimal: ',' | '.' };

/** Programs read it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** What spreadsheets of that language open at a double click: with a decimal comma the separator is a semicolon. */
export function csvStyleOf(locale: LocaleName): CsvStyle {
  return locale === 'en' ? { separator: ',', decimal: '.' } : { separator: ';', decimal: ',' };
}

/** One line with its end. A customer's text never becomes a formula of whoever opens the file. */
export function csvLine(cells: readonly CsvCell[], style: CsvStyle): string {
  return `${cells.map((cell) => csvCell(cell, style)).join(style.separator)}\r\n`;
}

function csvCell(cell: CsvCell, { separator, decimal }: CsvStyle): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  const text = /^[=+\-@＝＋－＠\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  const needsQuotes = text.includes(separator) || /["\r\n;,]/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
