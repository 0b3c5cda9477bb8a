import type { InboundContent } from '@balcao/whatsapp';
import { parseAnswer } from '../answers/parse-answer.ts';
import { parseScore } from '../answers/parse-score.ts';
import { type ChoiceOption, findPage } from '../choices/choice-option.ts';
import { findTappedId, findTypedText, matchChoice } from '../choices/match-choice.ts';
import type { WaitingNode } from '../definition/compiled.types.ts';
import type { AnswerKind } from '../definition/node.schema.ts';
import { findDefaultEscalation } from '../escalation/find-escalation.ts';
import type { EngineTextKey } from '../text/engine-texts.ts';
import { listOptions, sendQuestion } from './ask-question.ts';
import { endSession } from './close-session.ts';
import { giveUpAsking, hasFailedEnough } from './give-up-asking.ts';
import {
  askForPerson,
  findCall,
  findOptionOf,
  findSpokenCommand,
  followCall,
  followCommand,
} from './hear-call.ts';
import { hearIntent } from './hear-intent.ts';
import { toJson } from './json.ts';
import { findOfferedPerson, makePersonOption } from './person-option.ts';
import { runNodes } from './run-nodes.ts';
import { getScope, sayOwn, sayText, setVariable, type Turn, textOf } from './turn.ts';

/**
 * A message at a question. An option's own title comes before a command ("Sair" may be an option), a command before a
 * phrase that calls a person, that before a guess, a guess before the answer's kind, that before an intent.
 */
export function takeAnswer(turn: Turn, node: WaitingNode, content: InboundContent): void {
  take(turn, node, content, retry);
}

/** An answer to a question that was not asked yet; words that are none have it asked, and are no failed attempt. */
export function takeFirstAnswer(turn: Turn, node: WaitingNode, content: InboundContent): void {
  const { session } = turn;
  Object.assign(session, { node: node.id, state: node.state ?? session.state, attempts: 0, options: [] });
  delete session.intent;
  take(turn, node, content, () => runNodes(turn, node.id));
}

type OnMiss = (turn: Turn, node: WaitingNode, wasMedia: boolean) => void;

function take(turn: Turn, node: WaitingNode, content: InboundContent, onMiss: OnMiss): void {
  const miss = (wasMedia: boolean) => {
    if (!hearIntent(turn, content)) onMiss(turn, node, wasMedia);
  };
  const tapped = findTappedId(content);
  const page = tapped === null ? findTypedPage(turn, node, content) : findPage(node.id, tapped);
  if (page !== null) {
    sendQuestion(turn, node, { again: true, page });
    return;
  }
  const options = listAnswers(turn, node);
  const match = matchChoice(options, content, turn.session.options);
  if (match.type === 'option' && match.exact) return takeOption(turn, node, match.option);
  const typed = findTypedText(content) ?? (content.type === 'button' ? content.button.text : null);
  // "sair" at a survey is someone who prefers not to answer, not someone to ask again.
  if (node.type === 'survey' && typed !== null && parseScore(typed) !== null)
    return takeScore(turn, node, typed, miss);
  const command = findSpokenCommand(turn, content);
  if (command) return followCommand(turn, command, content);
  const guess = match.type === 'option' && isChoice(node) ? match.option : null;
  const call = findCall(turn, content);
  if (call && !isAnswerOfKind(turn, node, content)) {
    const meant = findOptionOf(options, guess, call);
    if (meant === null) return followCall(turn, call, node.type === 'ask' && node.def.kind === 'text');
    if (meant !== 'unclear') return takeOption(turn, node, meant);
  }
  if (match.type === 'stale') {
    if (hearIntent(turn, content)) return;
    sayOwn(turn, 'staleButton');
    sendQuestion(turn, node, { again: true, page: 0 });
    return;
  }
  if (guess) return takeOption(turn, node, guess);
  takeValue(turn, node, content, miss);
}

/** What can be tapped, typed or numbered. A number at another kind of question is its answer, never the person. */
function listAnswers(turn: Turn, node: WaitingNode): readonly ChoiceOption[] {
  const { choices, offersPerson } = node.question;
  const options = choices ? listOptions(turn, node.id, choices) : [];
  return offersPerson && isChoice(node) ? [...options, makePersonOption(turn, node.id)] : options;
}

/** "gerente@loja.com.br" where an e-mail was asked, a photo with a caption where a photo was. */
function isAnswerOfKind(turn: Turn, node: WaitingNode, content: InboundContent): boolean {
  if (node.type !== 'ask' || node.def.kind === 'text' || node.def.kind === 'choice') return false;
  return parseAnswer(node.def, content, getScope(turn)).ok;
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
  const person = findOfferedPerson(turn.bot, option.id);
  if (person) return askForPerson(turn, person.goto);
  const goto = option.goto ?? question.next;
  if (question.saveAs !== null) setVariable(turn, question.saveAs, option.id.slice(node.id.length + 1));
  const saveItemAs = question.choices?.from?.saveItemAs;
  if (saveItemAs && option.item !== undefined) setVariable(turn, saveItemAs, toJson(option.item));
  if (callsPerson(turn, option, goto)) turn.session.escalation = { reason: 'asked' };
  goOn(turn, goto);
}

/** "Falar com atendente" among the author's own options is asking for one, too. */
function callsPerson(turn: Turn, option: ChoiceOption, goto: string | null): boolean {
  if (goto !== null && goto === turn.bot.escalation.goto) return true;
  return findDefaultEscalation(option.title)?.asksForPerson ?? false;
}

type Miss = (wasMedia: boolean) => void;

function takeValue(turn: Turn, node: WaitingNode, content: InboundContent, miss: Miss): void {
  if (node.type === 'survey') return takeScore(turn, node, findTypedText(content), miss);
  if (node.type === 'offer') return miss(content.type !== 'text');
  const answer = parseAnswer(node.def, content, getScope(turn));
  if (!answer.ok)
    return miss(answer.reason === 'media' || (node.def.kind === 'choice' && content.type !== 'text'));
  if (node.question.saveAs !== null) setVariable(turn, node.question.saveAs, toJson(answer.value));
  goOn(turn, node.question.next);
}

function takeScore(
  turn: Turn,
  node: Extract<WaitingNode, { type: 'survey' }>,
  typed: string | null,
  miss: Miss,
): void {
  const answer = typed === null ? null : parseScore(typed);
  if (answer === null) return miss(typed === null);
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

/** Understood: failures in a row end here. */
function goOn(turn: Turn, next: string | null): void {
  turn.session.failures = 0;
  if (next === null) endSession(turn, 'finished');
  else runNodes(turn, next);
}

function retry(turn: Turn, node: WaitingNode, wasMedia: boolean): void {
  const { session } = turn;
  const page = session.options.flatMap((option) => findPage(node.id, option.id) ?? []);
  session.attempts += 1;
  session.failures = (session.failures ?? 0) + 1;
  if (hasFailedEnough(turn, node)) return giveUpAsking(turn, node);
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
