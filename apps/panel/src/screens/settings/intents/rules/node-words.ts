import type { LocaleName } from '@balcao/protocol';
import { type BotNode, type Definition, nodesOf, type Text } from './bot-nodes.ts';
import { wordsOf } from './texts.ts';

/** In which order a choice of nodes shows them. */
export const NODE_GROUPS = ['ask', 'say', 'hand_off', 'intent', 'survey', 'end', 'other'] as const;
export type NodeGroup = (typeof NODE_GROUPS)[number];
export type NodeChoice = { id: string; label: string; group: NodeGroup };

/** A node in words: its note's first line, an intent's name, its state, else its id. */
export function nameNode(id: string, node: BotNode | undefined): string {
  const note = node?.note?.split('\n')[0]?.trim();
  if (note) return note;
  if (node !== undefined && 'name' in node && typeof node.name === 'string') return node.name;
  return readable(node?.state ?? id);
}

/** `MENU_PRINCIPAL` and `menu-principal` → `Menu principal` */
function readable(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim();
  const spoken = words === words.toUpperCase() ? words.toLowerCase() : words;
  return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

/** Every node but `without`, under words that tell it from the others of the bot. */
export function listNodeChoices(definition: Definition, without: string | null): NodeChoice[] {
  const nodes = Object.entries(nodesOf(definition)).filter(([id]) => id !== without);
  const names = nodes.map(([id, node]) => nameNode(id, node));
  return nodes
    .map(([id, node], index): NodeChoice => {
      const name = names[index] ?? id;
      const isAlone = names.indexOf(name) === names.lastIndexOf(name);
      return { id, label: isAlone ? name : `${name} (${id})`, group: groupOf(node.type) };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
}

const groupOf = (type: string): NodeGroup => NODE_GROUPS.find((group) => group === type) ?? 'other';

/** The first words it says; null when it says none. */
export function excerptOf(node: BotNode | undefined, locale: LocaleName, main: LocaleName): string | null {
  if (node === undefined) return null;
  const said = 'message' in node ? node.message : node;
  if (typeof said !== 'object' || said === null || !('text' in said)) return null;
  // Where a node has `text`, the bot's schema makes it one.
  return (
    wordsOf(said.text as Text, locale, main)
      .replace(/\s+/g, ' ')
      .trim() || null
  );
}

/** Who leads to an intent, by the compiler's complaints about a definition without it. */
export function listReferrers(
  problems: readonly { path: string; code: string }[],
  definition: Definition,
): Referrer[] {
  const found = problems.flatMap(({ path, code }): Referrer[] => {
    if (code !== 'UNKNOWN_TARGET') return [];
    const [place = '', id = ''] = path.split('.');
    if (place === 'nodes') return [{ kind: 'node', id, name: nameNode(id, nodesOf(definition)[id]) }];
    if (place === 'commands') return [{ kind: 'command', id, name: commandAt(definition, Number(id)) }];
    return [{ kind: place === 'start' ? 'start' : 'escalation', id: '', name: '' }];
  });
  return found.filter(
    (one, index) => index === found.findIndex(({ kind, id }) => kind === one.kind && id === one.id),
  );
}

export type Referrer = { kind: 'node' | 'command' | 'start' | 'escalation'; id: string; name: string };

function commandAt({ commands }: Definition, index: number): string {
  const command: unknown = Array.isArray(commands) ? commands[index] : null;
  return typeof command === 'object' && command !== null && 'id' in command ? String(command.id) : '';
}
