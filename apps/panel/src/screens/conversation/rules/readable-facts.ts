/** Quoted elsewhere, or about the bot's own workings. */
const SAID_ALREADY = new Set(['problem', 'menu_option', 'menu', 'option']);

/** What the bot learned that fits on one line: `[name, value]`; files and lists stand in the conversation. */
export function readableFacts(
  facts: Record<string, unknown>,
  said: string | null = null,
): [string, string][] {
  return Object.entries(facts).flatMap(([name, value]): [string, string][] => {
    if (SAID_ALREADY.has(name) || name.startsWith('_') || value === '' || value === said) return [];
    return typeof value === 'string' || typeof value === 'number' ? [[nameInWords(name), String(value)]] : [];
  });
}

/** `SUPORTE_AGUARDANDO_ANEXO` → `Suporte aguardando anexo` */
export function nameInWords(name: string): string {
  const words = name.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
