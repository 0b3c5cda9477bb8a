import type { InboundContent } from '@balcao/whatsapp';
import { parseAnswer } from '../answers/parse-answer.ts';
import { parseScore } from '../answers/parse-score.ts';
import { type ChoiceOption, findPage } from '../choices/choice-option.ts';
import { findTappedId, findTypedText, matchChoice } from '../choices/match-choice.ts';
import type { WaitingNode } from '../definition/compiled.types.ts';
import type { AnswerKind } from '../definition/node.schema.ts';
import type { EngineTextKey } from '../text/engine-texts.ts';
import { listOptions, sendQuestion } from './ask-question.ts';
import { endSession } from './close-session.ts';
import { findCommand } from './commands.ts';
import { giveUpAsking } from './give-up-asking.ts';
import { toJson } from './json.ts';
import { runNodes } from './run-nodes.ts';
import { getScope, sayOwn, sayText, setVariable, type Turn, textOf } from './turn.ts';

/**
 * A message at a question. An option's own title comes before a command ("Sair" may be an option),
 * a command before a guess, a guess before the answer's kind.
 */
export function takeAnswer(turn: Turn, node: WaitingNode, content: InboundContent): void {
  const tapped = findTappedId(content);
  const page = tapped === null ? findTypedPage(turn, node, content) : findPage(node.id, tapped);
  if (page !== null) {
    sendQuestion(turn, node, { again: true, page });
    return;
  }
  const { choices } = node.question;
  const options = choices ? listOptions(turn, node.id, choices) : [];
  const match = matchChoice(options, content, turn.session.options);
  if (match.type === 'option' && match.exact) return takeOption(turn, node, match.option);
  const typed = findTypedText(content) ?? (content.type === 'button' ? content.button.text : null);
  // "sair" at a survey is someone who prefers not to answer, not someone to ask again.
  if (node.type === 'survey' && typed !== null && parseScore(typed) !== null)
    return takeScore(turn, node, typed);
  const command = typed === null ? undefined : findCommand(turn.bot.commands, typed);
  if (command) return runNodes(turn, command.goto);
  if (match.type === 'stale') {
    sayOwn(turn, 'staleButton');
    sendQuestion(turn, node, { again: true, page: 0 });
    return;
  }
  if (match.type === 'option' && isChoice(node)) return takeOption(turn, node, match.option);
  takeValue(turn, node, content);
}

function isChoice(node: WaitingNode): boolean {
  return node.type === 'offer' || (node.type === 'ask' && node.def.kind === 'choice');
}

/** "mais opções" typed, or its number, means the row that was shown. */
function findTypedPage(turn: Turn, node: WaitingNode, content: InboundContent): number | null {
  const rows = turn.session.options.filter((option) => findPage(node.id, option.id) !== null);
  if (rows.length === 0) return null;
  const match = matchChoice(turn.session.options, content);
  return match.type === 'option' && match.exact ? findPage(node.id, match.option.id) : null;
}

function takeOption(turn: Turn, node: WaitingNode, option: ChoiceOption): void {
  const { question } = node;
  if (question.saveAs !== null) setVariable(turn, question.saveAs, option.id.slice(node.id.length + 1));
  const saveItemAs = question.choices?.from?.saveItemAs;
  if (saveItemAs && option.item !== undefined) setVariable(turn, saveItemAs, toJson(option.item));
  goOn(turn, option.goto ?? question.next);
}

function takeValue(turn: Turn, node: WaitingNode, content: InboundContent): void {
  if (node.type === 'survey') return takeScore(turn, node, findTypedText(content));
  if (node.type === 'offer') return retry(turn, node, content.type !== 'text');
  const answer = parseAnswer(node.def, content, getScope(turn));
  if (!answer.ok)
    return retry(
      turn,
      node,
      answer.reason === 'media' || (node.def.kind === 'choice' && content.type !== 'text'),
    );
  if (node.question.saveAs !== null) setVariable(turn, node.question.saveAs, toJson(answer.value));
  goOn(turn, node.question.next);
}

function takeScore(turn: Turn, node: Extract<WaitingNode, { type: 'survey' }>, typed: string | null): void {
  const answer = typed === null ? null : parseScore(typed);
  if (answer === null) return retry(turn, node, typed === null);
  if (answer.type === 'skipped') return goOn(turn, node.question.onFailed ?? node.question.next);
  const { score, comment } = answer;
  turn.effects.push({
    type: 'survey_answer',
    survey: node.def.survey,
    score,
    ...(comment === '' ? {} : { comment }),
  });
  if (node.question.saveAs !== null) setVariable(turn, node.question.saveAs, score);
  goOn(turn, node.question.next);
}

function goOn(turn: Turn, next: string | null): void {
  if (next === null) endSession(turn, 'finished');
  else runNodes(turn, next);
}

function retry(turn: Turn, node: WaitingNode, wasMedia: boolean): void {
  const { session } = turn;
  const page = session.options.flatMap((option) => findPage(node.id, option.id) ?? []);
  session.attempts += 1;
  if (session.attempts >= node.question.attempts) return giveUpAsking(turn, node);
  if (node.question.error) sayText(turn, textOf(turn, node.question.error));
  else sayOwn(turn, wasMedia && expectsWords(node) ? 'mediaNotUnderstood' : errorKey(node));
  // An error that says what to do needs no second question behind it, a menu must come back.
  if (node.question.choices || node.question.again || (node.type === 'ask' && node.def.kind === 'location')) {
    sendQuestion(turn, node, { again: true, page: page.length === 0 ? 0 : pageOf(page) });
  }
}

/** The page shown is the one between its "Voltar" and its "Mais opções". */
function pageOf(neighbours: readonly number[]): number {
  if (neighbours.length > 1) return Math.min(...neighbours) + 1;
  const only = neighbours[0] ?? 0;
  return only === 1 ? 0 : only + 1;
}

function expectsWords(node: WaitingNode): boolean {
  return node.type !== 'ask' || (node.def.kind !== 'media' && node.def.kind !== 'location');
}

const ERROR_KEYS: Record<AnswerKind, EngineTextKey> = {
  choice: 'notUnderstood',
  text: 'errorText',
  number: 'errorNumber',
  email: 'errorEmail',
  phone: 'errorPhone',
  cpf: 'errorCpf',
  cnpj: 'errorCnpj',
  cpf_cnpj: 'errorCpfCnpj',
  cep: 'errorCep',
  date: 'errorDate',
  media: 'errorMedia',
  location: 'errorLocation',
};

function errorKey(node: WaitingNode): EngineTextKey {
  if (node.type === 'survey') return 'errorScore';
  return node.type === 'offer' ? 'notUnderstood' : ERROR_KEYS[node.def.kind];
}
