import type { IntentNode } from '../definition/compiled.types.ts';
import type { Json } from '../engine.types.ts';
import { findValues } from '../intents/find-values.ts';
import { toJson } from './json.ts';
import { getScope, setVariable, type Turn } from './turn.ts';

/** How an intent is entered. */
export type IntentEntry = {
  /** the customer's words that mean it; absent: a node or a webhook led here */
  words?: string;
  /** words that belong to its sample phrase and are no values */
  taken?: ReadonlySet<string>;
  /** after a webhook's jump: what was asked before holds */
  keepsAsked?: boolean;
};

/**
 * Begins an intent and gives the node that goes on with it. Values in the words are taken; what an intent heard or asked
 * before is forgotten, what other nodes and webhooks set counts as given.
 */
export function startIntent(turn: Turn, node: IntentNode, entry: IntentEntry = {}): string {
  const { session } = turn;
  if (!entry.keepsAsked) {
    for (const { name } of node.parameters) if (session.asked?.includes(name)) delete session.variables[name];
  }
  session.intent = { node: node.id, query: entry.words ?? turn.said, message: session.intent?.message ?? '' };
  if (entry.words !== undefined) {
    const values = findValues(node.parameters, entry.words, getScope(turn), entry.taken ?? new Set());
    for (const [name, value] of values) setAsked(turn, name, toJson(value));
  }
  return node.resume;
}

function setAsked(turn: Turn, name: string, value: Json): void {
  if (setVariable(turn, name, value)) markAsked(turn, name);
}

/** Heard or asked by an intent. */
export function markAsked(turn: Turn, name: string): void {
  const { session } = turn;
  if (!session.asked?.includes(name)) session.asked = [...(session.asked ?? []), name];
}

export function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}
