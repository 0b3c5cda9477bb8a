import type { Locale } from '../engine.types.ts';
import { compileIntents, DEFAULT_THRESHOLD } from '../intents/compile-intents.ts';
import type { CompiledIntents, CompiledParameter } from '../intents/compiled-intents.types.ts';
import { indexJumps } from '../intents/find-jump.ts';
import { readIntentWords } from '../intents/read-intent-words.ts';
import { listVariants } from '../text/text.ts';
import { compileOptional, compileQuestion } from './compile-question.ts';
import type { CompiledNode } from './compiled.types.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { IntentParameter } from './intent.schema.ts';
import type { NodeOf } from './node.schema.ts';

/**
 * The node, a hidden question for each parameter, and the hidden node these lead back to. No author's id holds a dot, so
 * none is like theirs.
 */
export function compileIntentNode(id: string, node: NodeOf<'intent'>, locale: Locale): CompiledNode[] {
  const state = node.state ?? null;
  const resume = `${id}.`;
  const parameters = node.parameters ?? [];
  return [
    {
      type: 'intent',
      id,
      state,
      def: node,
      name: node.name ?? id,
      text: compileOptional(node.text, locale),
      waiting: compileOptional(node.waiting, locale),
      fallback: compileOptional(node.fallback, locale),
      parameters: parameters.map((parameter) => compileParameter(id, parameter)),
      resume,
    },
    { type: 'resume', id: resume, state, def: node, intent: id },
    ...parameters.map((parameter): CompiledNode => {
      const def = makeQuestion(parameter, resume);
      const ask = askIdOf(id, parameter.name);
      return { type: 'ask', id: ask, state, def, question: compileQuestion(ask, def, 'auto', locale) };
    }),
  ];
}

function askIdOf(intent: string, parameter: string): string {
  return `${intent}.${parameter}`;
}

function makeQuestion(parameter: IntentParameter, next: string): NodeOf<'ask'> {
  const { name, kind, question = '', values = [], error } = parameter;
  return {
    type: 'ask',
    kind,
    text: question,
    saveAs: name,
    next,
    ...(error === undefined ? {} : { error }),
    ...(kind === 'choice'
      ? { options: values.map(({ value, title = value, phrases = [] }) => ({ id: value, title, phrases })) }
      : {}),
  };
}

function compileParameter(intent: string, parameter: IntentParameter): CompiledParameter {
  const { name, kind, values = [] } = parameter;
  return {
    name,
    kind,
    isRequired: parameter.required !== false,
    ask: askIdOf(intent, name),
    values: values.map(({ value, title = value, phrases = [] }) => ({
      value,
      phrases: [value, ...listVariants(title).map((variant) => variant.value), ...phrases].map((phrase) =>
        readIntentWords(phrase).map((word) => word.text),
      ),
    })),
  };
}

export function compileIntentsOf(definition: BotDefinition, locale: Locale): CompiledIntents {
  const { off = false, threshold = DEFAULT_THRESHOLD } = definition.intents ?? {};
  const intents = Object.entries(definition.nodes).flatMap(([node, one]) =>
    one.type === 'intent' ? [{ ...one, node }] : [],
  );
  return {
    matcher: compileIntents(off ? [] : intents, threshold, locale),
    jumps: indexJumps(definition.nodes),
    callsWebhooks: intents.some((one) => one.webhook !== undefined),
  };
}
