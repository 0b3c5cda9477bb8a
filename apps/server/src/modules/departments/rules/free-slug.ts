const LONGEST = 40;

/**
 * What bots call a department: ASCII, made from the name, free among those that are taken.
 *
 * @example freeSlug('Pós-venda & Trocas', []) // 'pos_venda_trocas'
 * @example freeSlug('Suporte!', ['suporte']) // 'suporte_2'
 */
export function freeSlug(name: string, taken: readonly string[]): string {
  const base =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .slice(0, LONGEST)
      .replace(/^_+|_+$/g, '') || 'departamento';
  const used = new Set(taken);
  if (!used.has(base)) return base;
  for (let n = 2; ; n++) if (!used.has(`${base}_${n}`)) return `${base}_${n}`;
}
