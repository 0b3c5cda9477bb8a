import { type ChoiceOption, makeOptionId } from '../choices/choice-option.ts';
import { renderChoices } from '../choices/render-choices.ts';
import type { IntentNode } from '../definition/compiled.types.ts';
import { getWords } from './ask-question.ts';
import { say, type Turn } from './turn.ts';

/** The options a webhook offered last, as buttons or a list; its heading belongs to its own message only. */
export function offerAnswers(
  turn: Turn,
  node: IntentNode,
  { body, header = '', page }: { body: string; header?: string; page: number },
): void {
  const { content, offered } = renderChoices({
    node: node.id,
    body,
    options: listAnswerOptions(turn, node),
    page,
    header: header.replace(/\s+/g, ' '),
    words: getWords(turn, null),
  });
  turn.session.options = offered;
  say(turn, content);
}

export function listAnswerOptions(turn: Turn, node: IntentNode): ChoiceOption[] {
  const titles = turn.session.intent?.answered?.options ?? [];
  return titles.map((title, i) => ({ id: makeOptionId(node.id, String(i + 1)), title }));
}
