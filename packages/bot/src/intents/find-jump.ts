import type { BotNode } from '../definition/node.schema.ts';
import { normalizeWords } from '../text/words.ts';

/** Folded names of nodes, those that count first in front. */
export type JumpIndex = readonly ReadonlyMap<string, string>[];

export function indexJumps(nodes: Readonly<Record<string, BotNode>>): JumpIndex {
  const all = Object.entries(nodes);
  return [
    index(all.flatMap(([id, node]) => (node.type === 'intent' ? [[node.name ?? id, id]] : []))),
    index(all.map(([id]) => [id, id])),
    index(all.flatMap(([id, node]) => (node.state === undefined ? [] : [[node.state, id]]))),
  ];
}

/** The node a webhook means: by an intent's name, then a node's id, then a state, without case, accents and marks. */
export function findJump(jumps: JumpIndex, name: string): string | null {
  const folded = foldName(name);
  for (const names of jumps) {
    const node = names.get(folded);
    if (node !== undefined) return node;
  }
  return null;
}

/** "Novo Pedido", "novo_pedido" and "NOVO-PEDIDO" are one name. */
export function foldName(name: string): string {
  return normalizeWords(name) || name.trim();
}

/** The first of the definition has the name. */
function index(names: string[][]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name = '', node = ''] of names) {
    const folded = foldName(name);
    if (!found.has(folded)) found.set(folded, node);
  }
  return found;
}
