/** What the bot's schema takes for a variable. */
export const isVariableName = (name: string) => /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name);

/** Makes a variable of what is being typed: “Nº do pedido” → `N_do_pedido`. The end stays open for the next letter. */
export function toVariableName(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s-]+/g, '_')
    .replace(/[^A-Za-z0-9_]/g, '')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 64);
}
