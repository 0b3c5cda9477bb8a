import { compileCommand, findCommand } from '../engine/commands.ts';
import { compileEscalation } from '../escalation/compile-escalation.ts';
import { findEscalation } from '../escalation/find-escalation.ts';
import { listPhrases } from '../intents/compile-intents.ts';
import { foldName } from '../intents/find-jump.ts';
import { matchIntents } from '../intents/match-intents.ts';
import { readIntentWords } from '../intents/read-intent-words.ts';
import { compileIntentsOf } from './compile-intent-node.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { NodeOf } from './node.schema.ts';
import type { Report } from './problem.ts';

type Intent = { id: string; name: string; node: NodeOf<'intent'> };

/** Phrases that can never be found or that find another intent, names used twice, parameters nobody can give. */
export function checkIntents(definition: BotDefinition, report: Report): void {
  const intents = Object.entries(definition.nodes).flatMap(([id, node]): Intent[] =>
    node.type === 'intent' ? [{ id, name: node.name ?? id, node }] : [],
  );
  const owners = new Map<string, string>();
  for (const intent of intents) {
    const { id, name } = intent;
    const owner = owners.get(foldName(name));
    if (owner !== undefined) {
      const message = `Node "${owner}" already answers the intent "${name}"; give one of them another name.`;
      report({
        severity: 'error',
        code: 'DUPLICATE_INTENT',
        message,
        node: id,
        path: `nodes.${id}.name`,
      });
    } else owners.set(foldName(name), id);
    checkWords(intent, report);
    checkParameters(intent, report);
    checkUnused(intent, report);
  }
  checkPhrases(definition, intents, report);
}

function checkWords({ id, node }: Intent, report: Report): void {
  const problem = (code: string, path: string, message: string) =>
    report({ severity: 'error', code, message, node: id, path: `nodes.${id}.${path}` });
  const phrases = listPhrases(node.phrases, 'pt-BR');
  if (phrases.length === 0)
    problem('NO_PHRASES', 'phrases', 'Nobody can say what this intent is; write at least one sample phrase.');
  const check = (phrase: string, path: string) => {
    if (readIntentWords(phrase).length > 0) return;
    problem('BAD_PHRASE', path, `"${phrase}" has no word to look for; write at least one.`);
  };
  for (const { phrase, path } of phrases) check(phrase, path);
  for (const [word, others] of Object.entries(node.synonyms ?? {})) {
    check(word, `synonyms.${word}`);
    for (const [i, other] of others.entries()) check(other, `synonyms.${word}.${i}`);
  }
}

function checkParameters({ id, node }: Intent, report: Report): void {
  const names = new Set<string>();
  for (const [i, { name, kind, question, required, values = [] }] of (node.parameters ?? []).entries()) {
    const problem = (code: string, path: string, message: string) =>
      report({ severity: 'error', code, message, node: id, path: `nodes.${id}.parameters.${i}.${path}` });
    if (names.has(name))
      problem('DUPLICATE_PARAMETER', 'name', `The parameter "${name}" is there twice; keep one.`);
    names.add(name);
    if (required !== false && question === undefined)
      problem(
        'NO_QUESTION',
        'question',
        `"${name}" is required and can not be asked; write a question, or set required to false.`,
      );
    if (kind === 'choice' && values.length === 0)
      problem('NO_OPTIONS', 'values', 'There is nothing to choose from; add values.');
    const taken = values.map(({ value }) => value);
    for (const [k, value] of taken.entries()) {
      if (taken.indexOf(value) === k) continue;
      problem(
        'DUPLICATE_OPTION',
        `values.${k}.value`,
        `The value "${value}" is there twice; give each its own.`,
      );
    }
  }
}

/** What was written and will never be said or asked. */
function checkUnused({ id, node }: Intent, report: Report): void {
  const unused = (path: string, message: string) =>
    report({ severity: 'warning', code: 'UNUSED', message, node: id, path: `nodes.${id}.${path}` });
  if (node.webhook !== undefined && node.text !== undefined)
    unused('text', 'The webhook answers, this text is never said; remove one of them.');
  for (const key of ['waiting', 'fallback', 'onError'] as const) {
    if (node.webhook === undefined && node[key] !== undefined)
      unused(key, `Without a webhook "${key}" is never used; name a webhook or remove it.`);
  }
  for (const [i, { kind, values }] of (node.parameters ?? []).entries()) {
    if (kind !== 'choice' && values !== undefined)
      unused(`parameters.${i}.values`, 'Only a parameter of kind "choice" has values; remove them.');
  }
}

/** Comparing each with each takes time; a definition with more is checked as far as this. */
const MAX_CHECKED = 2000;

function checkPhrases(definition: BotDefinition, intents: readonly Intent[], report: Report): void {
  if (definition.intents?.off) return;
  const locale = definition.defaultLocale ?? 'pt-BR';
  const { matcher } = compileIntentsOf(definition, locale);
  const commands = (definition.commands ?? []).map(compileCommand);
  const person = definition.commands?.find((command) => command.id === 'atendente');
  const escalation = compileEscalation(definition.escalation, person?.goto ?? null);
  const all = intents.flatMap(({ id, node }) =>
    listPhrases(node.phrases, locale).map((one) => ({ id, ...one })),
  );
  for (const { id, phrase, path } of all.slice(0, MAX_CHECKED)) {
    const warn = (code: string, message: string) =>
      report({ severity: 'warning', code, message, node: id, path: `nodes.${id}.${path}` });
    const command = findCommand(commands, phrase);
    const call = command ? null : findEscalation({ escalation }, phrase);
    if (command)
      warn('SHADOWED_PHRASE', `"${phrase}" is the command "${command.id}", which comes first; change one.`);
    else if (call)
      warn(
        'SHADOWED_PHRASE',
        `"${phrase}" calls a person by "${call.phrase}", which comes first; take that out of escalation.phrases or change the sample.`,
      );
    const [best] = matchIntents(matcher, phrase);
    if (best && best.node !== id)
      warn(
        'AMBIGUOUS_PHRASE',
        `"${phrase}" leads to intent "${best.name}", whose "${best.phrase}" is as like or more; change one of them.`,
      );
  }
}
