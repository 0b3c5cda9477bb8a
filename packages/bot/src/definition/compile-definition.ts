import { compileCommand } from '../engine/commands.ts';
import { compileExpression, type Expression } from '../engine/expression.ts';
import type { Locale } from '../engine.types.ts';
import { compileEscalation } from '../escalation/compile-escalation.ts';
import { ENGINE_TEXT_KEYS, ENGINE_TEXTS, type EngineTextKey } from '../text/engine-texts.ts';
import { compileTemplate } from '../text/template.ts';
import { type CompiledText, compileText, type Text } from '../text/text.ts';
import { compileIntentNode, compileIntentsOf } from './compile-intent-node.ts';
import { compileOptional, compileQuestion } from './compile-question.ts';
import type { CompiledAssignment, CompiledBot, CompiledNode } from './compiled.types.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { Assignment, BotNode, NodeOf } from './node.schema.ts';

/** Everything that can be prepared once. Expects a definition without errors; see checkDefinition. */
export function compileDefinition(definition: BotDefinition): CompiledBot {
  const locale = definition.defaultLocale ?? 'pt-BR';
  const nodes = Object.entries(definition.nodes).flatMap(([id, node]) =>
    node.type === 'intent' ? compileIntentNode(id, node, locale) : [compileNode(id, node, locale)],
  );
  const person = definition.commands?.find((command) => command.id === 'atendente');
  return {
    definition,
    defaultLocale: locale,
    start: definition.start,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    commands: (definition.commands ?? []).map(compileCommand),
    escalation: compileEscalation(definition.escalation, person?.goto ?? null),
    intents: compileIntentsOf(definition, locale),
    texts: compileEngineTexts(definition, locale),
    onExpired: compileOptional(definition.onExpired, locale),
  };
}

function compileEngineTexts(definition: BotDefinition, locale: Locale): Record<EngineTextKey, CompiledText> {
  const compiled: Partial<Record<EngineTextKey, CompiledText>> = {};
  for (const key of ENGINE_TEXT_KEYS)
    compiled[key] = compileText(definition.texts?.[key] ?? ENGINE_TEXTS[key], locale);
  // Every key was just set; the type system can't follow the loop.
  return compiled as Record<EngineTextKey, CompiledText>;
}

function compileNode(id: string, node: Exclude<BotNode, NodeOf<'intent'>>, locale: Locale): CompiledNode {
  const state = node.state ?? null;
  const optional = (text: Text | undefined) => compileOptional(text, locale);
  switch (node.type) {
    case 'say': {
      const { message } = node;
      if (message.kind === 'buttons' || message.kind === 'list') {
        const question = compileQuestion(id, { ...node, ...message }, message.kind, locale);
        return { type: 'offer', id, state, def: node, question };
      }
      return { type: 'say', id, state, def: node, texts: compileMessageTexts(message, locale) };
    }
    case 'ask':
      return { type: 'ask', id, state, def: node, question: compileQuestion(id, node, 'auto', locale) };
    case 'survey':
      return { type: 'survey', id, state, def: node, question: compileQuestion(id, node, 'auto', locale) };
    case 'branch': {
      const cases = node.cases.map(({ when, goto }) => ({ when: compileOrFail(when), goto }));
      return { type: 'branch', id, state, def: node, cases };
    }
    case 'hours':
      return { type: 'hours', id, state, def: node };
    case 'set': {
      const variables = compileAssignments(node.variables, locale);
      return {
        type: 'set',
        id,
        state,
        def: node,
        variables,
        attributes: compileAssignments(node.attributes, locale),
      };
    }
    case 'tag':
      return { type: 'tag', id, state, def: node };
    case 'hand_off':
      return {
        type: 'hand_off',
        id,
        state,
        def: node,
        text: optional(node.text),
        closedText: optional(node.closedText),
        problem: optional(node.problem),
      };
    case 'wait':
      return { type: 'wait', id, state, def: node };
    case 'call':
      return {
        type: 'call',
        id,
        state,
        def: node,
        text: optional(node.text),
        url: compileTemplate(node.url),
        headers: Object.entries(node.headers ?? {}).map(([name, value]) => [name, compileTemplate(value)]),
        headersFrom: node.headersFrom?.split('.') ?? null,
        save: Object.entries(node.save ?? {}).map(([name, path]) => [name, path.split('.')]),
      };
    case 'goto':
      return { type: 'goto', id, state, def: node };
    case 'end':
      return { type: 'end', id, state, def: node, text: optional(node.text) };
    default:
      return node satisfies never;
  }
}

function compileMessageTexts(message: Record<string, unknown>, locale: Locale): Record<string, CompiledText> {
  const texts: Record<string, CompiledText> = {};
  for (const [key, value] of Object.entries(message)) {
    // The schema has already made sure that an object here is a text.
    if (typeof value === 'string' || (typeof value === 'object' && value !== null))
      texts[key] = compileText(value as Text, locale);
  }
  return texts;
}

function compileAssignments(
  source: Record<string, Assignment> | undefined,
  locale: Locale,
): CompiledAssignment[] {
  return Object.entries(source ?? {}).map(([name, assignment]) => {
    if ('value' in assignment) return { name, type: 'value', value: assignment.value };
    if ('expression' in assignment)
      return { name, type: 'expression', expression: compileOrFail(assignment.expression) };
    const text = compileText(assignment.text, locale);
    if ('each' in assignment)
      return { name, type: 'each', list: assignment.each.split('.'), text, join: assignment.join ?? '\n' };
    return { name, type: 'text', text };
  });
}

/** checkDefinition has compiled it before; should it fail all the same, it fails at its turn, not here. */
function compileOrFail(source: string): Expression {
  const result = compileExpression(source);
  if (result.ok) return result.expression;
  return { source, evaluate: () => ({ ok: false, message: result.message }) };
}
