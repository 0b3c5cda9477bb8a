import type { LocaleName } from '@balcao/protocol';

/** A bot's definition as the API gives it. What the panel reads of it has the shapes below, those of the bot's schema. */
export type Definition = Readonly<Record<string, unknown>>;

export const LOCALES = ['pt-BR', 'en', 'es'] as const satisfies readonly LocaleName[];
/** One text for every language, or one per language. */
export type Text = string | Partial<Record<LocaleName, string>>;

export const PARAMETER_KINDS = [
  'text',
  'number',
  'choice',
  'date',
  'email',
  'phone',
  'cpf',
  'cnpj',
  'cpf_cnpj',
  'cep',
] as const;
export type ParameterKind = (typeof PARAMETER_KINDS)[number];

export type ChoiceValue = { value: string; title?: Text; phrases?: string[] };
export type Parameter = {
  name: string;
  kind: ParameterKind;
  question?: Text;
  /** true when absent */
  required?: boolean;
  values?: ChoiceValue[];
  error?: Text;
};

/** Any node, as far as its name goes. */
export type BotNode = { type: string; state?: string; note?: string };
export type IntentNode = BotNode & {
  type: 'intent';
  /** the node's id when absent */
  name?: string;
  phrases: string[] | Partial<Record<LocaleName, string[]>>;
  synonyms?: Record<string, string[]>;
  parameters?: Parameter[];
  webhook?: string;
  text?: Text;
  waiting?: Text;
  fallback?: Text;
  next?: string;
  onError?: string;
};
export type Intent = { id: string; node: IntentNode };

export function nodesOf(definition: Definition): Readonly<Record<string, BotNode>> {
  const { nodes } = definition;
  // The server stores only what the bot's schema took: nodes by id.
  return typeof nodes === 'object' && nodes !== null ? (nodes as Record<string, BotNode>) : {};
}

/** Sorted by what they are called. */
export function intentsOf(definition: Definition): Intent[] {
  return Object.entries(nodesOf(definition))
    .flatMap(([id, node]): Intent[] => (isIntent(node) ? [{ id, node }] : []))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

export function findIntent(definition: Definition, id: string): IntentNode | null {
  const nodes = nodesOf(definition);
  const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
  return node !== undefined && isIntent(node) ? node : null;
}

/** A version of an older release may hold what this one cannot show; such a node is left to the JSON page. */
function isIntent(node: BotNode): node is IntentNode {
  return node.type === 'intent' && 'phrases' in node && typeof node.phrases === 'object';
}

export const nameOf = ({ id, node }: Intent) => node.name ?? id;

/** The language in which a plain text or list of phrases is read first. */
export function mainLocaleOf({ defaultLocale }: Definition): LocaleName {
  return LOCALES.find((one) => one === defaultLocale) ?? 'pt-BR';
}

/** What this bot says where an intent has no text of its own; null: what the engine says. */
export function usualTextOf({ texts }: Definition, key: 'waiting' | 'fallback'): Text | null {
  if (typeof texts !== 'object' || texts === null) return null;
  return (texts as Record<string, Text>)[key] ?? null; // the schema's, as above
}

export function putNode(definition: Definition, id: string, node: BotNode): Record<string, unknown> {
  return { ...definition, nodes: { ...nodesOf(definition), [id]: node } };
}

export function dropNode(definition: Definition, id: string): Record<string, unknown> {
  const { [id]: _dropped, ...nodes } = nodesOf(definition);
  return { ...definition, nodes };
}
