import type { Text } from '../text/text.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { BotNode } from './node.schema.ts';

export type FoundText = { path: string; node?: string; text: Text };

/** Names under which a definition holds texts; the schema makes sure that they are. */
const TEXT_KEYS = new Set(
  'text closedText again error question waiting fallback caption title description section header footer buttonLabel label problem url filename link phone email company address'.split(
    ' ',
  ),
);

/** Every text of a definition with its place. */
export function listTexts(definition: BotDefinition): FoundText[] {
  const found: FoundText[] = [];
  if (definition.onExpired !== undefined) found.push({ path: 'onExpired', text: definition.onExpired });
  for (const [key, text] of Object.entries(definition.texts ?? {}))
    if (text !== undefined) found.push({ path: `texts.${key}`, text });
  for (const [id, node] of Object.entries(definition.nodes)) collect(node, `nodes.${id}`, id, found);
  return found;
}

function collect(value: unknown, path: string, node: string, found: FoundText[]): void {
  if (Array.isArray(value)) {
    for (const [i, inner] of value.entries()) collect(inner, `${path}.${i}`, node, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'body' || key === 'value') continue;
    if (TEXT_KEYS.has(key) && isText(inner)) found.push({ path: `${path}.${key}`, node, text: inner });
    else collect(inner, `${path}.${key}`, node, found);
  }
}

function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && ('pt-BR' in value || 'en' in value || 'es' in value);
}

/** The choices of a node, wherever it keeps them. */
export function findChoices(node: BotNode) {
  if (node.type === 'ask') return { at: '', widget: 'auto' as const, ...node };
  if (node.type !== 'say') return null;
  const { message } = node;
  return message.kind === 'buttons' || message.kind === 'list'
    ? { at: 'message.', widget: message.kind, offerPerson: node.offerPerson, ...message }
    : null;
}
