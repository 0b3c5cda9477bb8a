import type { ChoiceOption, ChoiceWords } from '../choices/choice-option.ts';
import { makeOptionId } from '../choices/choice-option.ts';
import { renderChoices } from '../choices/render-choices.ts';
import type { CompiledChoices, WaitingNode } from '../definition/compiled.types.ts';
import { findValue } from '../text/scope.ts';
import { renderTemplate } from '../text/template.ts';
import type { CompiledText } from '../text/text.ts';
import { endSession } from './close-session.ts';
import { makePersonOption, renderPersonButton } from './person-option.ts';
import { renderLocationRequest } from './say-message.ts';
import { getScope, ownText, say, sayText, type Turn, textOf } from './turn.ts';

/** Sends a question and waits; goes on at once when there is nothing to choose from. */
export function askQuestion(turn: Turn, node: WaitingNode): string | null {
  turn.session.attempts = 0;
  const { choices } = node.question;
  if (choices && listOptions(turn, node.id, choices).length === 0 && isOnlyChoice(node)) {
    const next = choices.onEmpty ?? node.question.next;
    if (next === null) endSession(turn, 'finished');
    return next;
  }
  sendQuestion(turn, node, { again: false, page: 0 });
  return null;
}

/** The question's bubble; `again` after an answer that was not understood. */
export function sendQuestion(turn: Turn, node: WaitingNode, how: { again: boolean; page: number }): void {
  const { question } = node;
  const text = how.again && question.again ? question.again : question.text;
  const body = textOf(turn, text);
  turn.session.options = [];
  if (!question.choices) {
    if (node.type === 'ask' && node.def.kind === 'location') {
      say(turn, renderLocationRequest(body, ownText(turn, 'errorLocation')));
      // A request for a location takes no other button.
      if (question.offersPerson) say(turn, renderPersonButton(turn, node.id, ''));
    } else if (question.offersPerson) say(turn, renderPersonButton(turn, node.id, body));
    else sayText(turn, body);
    return;
  }
  const options = listOptions(turn, node.id, question.choices);
  const { content, offered } = renderChoices({
    node: node.id,
    body,
    options: question.offersPerson ? [...options, makePersonOption(turn, node.id)] : options,
    page: how.page,
    widget: question.choices.widget,
    header: textOf(turn, question.choices.header),
    footer: textOf(turn, question.choices.footer),
    words: getWords(turn, question.choices.buttonLabel),
  });
  turn.session.options = offered;
  say(turn, content);
}

const MAX_OPTIONS = 500;

export function listOptions(turn: Turn, node: string, choices: CompiledChoices): readonly ChoiceOption[] {
  if (choices.ready) return choices.ready[turn.session.locale] ?? choices.ready['pt-BR'];
  const options: ChoiceOption[] = [];
  const taken = new Set<string>();
  const add = (option: ChoiceOption) => {
    if (taken.has(option.id) || options.length >= MAX_OPTIONS) return;
    taken.add(option.id);
    options.push(option);
  };
  if (choices.from) {
    const { from } = choices;
    const list = findValue(getScope(turn), from.list);
    for (const item of Array.isArray(list) ? list : []) {
      const id = renderTemplate(from.id, getScope(turn, item)).trim();
      if (id === '') continue;
      add({
        id: makeOptionId(node, id),
        title: textOf(turn, from.title, item),
        ...describe(textOf(turn, from.description, item), textOf(turn, from.section, item), from.goto),
        item,
      });
    }
  }
  for (const option of choices.options) {
    add({
      id: makeOptionId(node, option.id),
      title: textOf(turn, option.title),
      ...describe(textOf(turn, option.description), textOf(turn, option.section), option.goto),
      phrases: option.phrases,
      pinned: option.pinned,
    });
  }
  return options;
}

function describe(description: string, section: string, goto: string | null) {
  return {
    ...(description.trim() === '' ? {} : { description }),
    ...(section.trim() === '' ? {} : { section }),
    ...(goto === null ? {} : { goto }),
  };
}

/** The engine's own labels around options. */
export function getWords(turn: Turn, buttonLabel: CompiledText | null): ChoiceWords {
  return {
    openList: textOf(turn, buttonLabel).trim() || ownText(turn, 'openList'),
    moreOptions: ownText(turn, 'moreOptions'),
    previousOptions: ownText(turn, 'previousOptions'),
    otherOptions: ownText(turn, 'otherOptions'),
    options: ownText(turn, 'options'),
    chooseOne: ownText(turn, 'chooseOne'),
  };
}

/** Other kinds can be answered without an option ("Pular" is only a shortcut there). */
function isOnlyChoice(node: WaitingNode): boolean {
  return node.type === 'offer' || (node.type === 'ask' && node.def.kind === 'choice');
}
