import type { InboundContent } from '@balcao/whatsapp';
import type { ChoiceOption } from '../choices/choice-option.ts';
import { findTappedId, findWrittenText } from '../choices/match-choice.ts';
import { wordsOfPhrase } from '../escalation/compile-escalation.ts';
import { type Escalation, findDefaultEscalation, findEscalation } from '../escalation/find-escalation.ts';
import { callPerson } from './call-person.ts';
import { handOffToAnyone } from './close-session.ts';
import { type CompiledCommand, findCommand } from './commands.ts';
import { findOfferedPerson } from './person-option.ts';
import { runNodes } from './run-nodes.ts';
import type { Turn } from './turn.ts';

/** A tapped "Falar com atendente" of any node, now or days later. True: a person was called. */
export function hearPersonButton(turn: Turn, content: InboundContent): boolean {
  const person = findOfferedPerson(turn.bot, findTappedId(content));
  if (person === null) return false;
  askForPerson(turn, person.goto);
  return true;
}

export function findSpokenCommand(turn: Turn, content: InboundContent): CompiledCommand | undefined {
  const typed =
    content.type === 'text' ? content.text.body : content.type === 'button' ? content.button.text : null;
  return typed === null ? undefined : findCommand(turn.bot.commands, typed);
}

export function followCommand(turn: Turn, command: CompiledCommand, content: InboundContent): void {
  if (command.id === 'atendente') {
    const written = findWrittenText(content) ?? '';
    // "atendente" tells nothing, "quero cancelar" does.
    const tells = findDefaultEscalation(written)?.asksForPerson === false;
    return askForPerson(turn, command.goto, tells ? written : undefined);
  }
  turn.session.failures = 0;
  delete turn.session.escalation;
  runNodes(turn, command.goto);
}

/** A phrase inside a message: what it was said with becomes the problem. */
export function findCall(turn: Turn, content: InboundContent): (Escalation & { written: string }) | null {
  const written = findWrittenText(content);
  const call = written === null ? null : findEscalation(turn.bot, written);
  return written === null || call === null ? null : { ...call, written };
}

const TELLING_WORDS = 8;

export function followCall(turn: Turn, call: Escalation & { written: string }, isDescription = false): void {
  const tells =
    isDescription ||
    !call.asksForPerson ||
    call.written.trim().split(/\s+/, TELLING_WORDS).length === TELLING_WORDS;
  askForPerson(turn, turn.bot.escalation.goto, tells ? call.written : undefined);
}

export function askForPerson(turn: Turn, goto: string | null, problem?: string): void {
  const { session } = turn;
  session.failures = 0;
  // Asked again at the question that stands before the person: enough was asked.
  if (session.escalation && session.node === goto) return handOffToAnyone(turn);
  callPerson(turn, problem === undefined ? { reason: 'asked' } : { reason: 'asked', problem }, goto);
}

/**
 * The option of the question at hand that the same words mean: "quero cancelar o pedido" at "Cancelar pedido". `guess`
 * is what the words mean without the phrase, null: nothing for sure. 'unclear': a name typed in part, and no call either.
 */
export function findOptionOf(
  options: readonly ChoiceOption[],
  guess: ChoiceOption | null,
  call: Escalation & { written: string },
): ChoiceOption | 'unclear' | null {
  const titles = options.map((option) => foldWords(option.title));
  const owners = options.filter(
    (option, i) =>
      ` ${titles[i]} `.startsWith(` ${call.words} `) ||
      option.phrases?.some((phrase) => foldWords(phrase) === call.words),
  );
  if (owners.length === 1 && owners[0]) return owners[0];
  if (guess && ` ${foldWords(guess.title)} `.includes(` ${call.words} `)) return guess;
  const isNamed = titles.some((title) => ` ${title} `.includes(` ${call.words} `));
  const isShort = wordsOfPhrase(call.written).length <= 4;
  return isNamed && isShort && !call.isWanted && !call.asksForPerson ? 'unclear' : null;
}

function foldWords(text: string): string {
  return wordsOfPhrase(text).join(' ');
}
