import { wordsOfPhrase } from '../escalation/compile-escalation.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { Report } from './problem.ts';

/** Phrases that can never be found, and offers of a person where there is none to call. */
export function checkEscalation(definition: BotDefinition, report: Report): void {
  for (const [locale, phrases] of Object.entries(definition.escalation?.phrases ?? {})) {
    for (const [i, phrase] of phrases.entries()) {
      if (wordsOfPhrase(phrase).length > 0) continue;
      const message = `"${phrase}" has no word to look for; write at least one word that is no article.`;
      report({ severity: 'error', code: 'BAD_PHRASE', message, path: `escalation.phrases.${locale}.${i}` });
    }
  }
  if (definition.escalation || definition.commands?.some((command) => command.id === 'atendente')) return;
  for (const [id, node] of Object.entries(definition.nodes)) {
    if (!('offerPerson' in node) || node.offerPerson !== true) continue;
    const message =
      'There is no person to lead to; set escalation.goto, a command "atendente", or offerPerson.goto.';
    report({
      severity: 'error',
      code: 'NO_PERSON',
      message,
      node: id,
      path: `nodes.${id}.offerPerson`,
    });
  }
}
