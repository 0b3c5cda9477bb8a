import type { IntentNode } from '../definition/compiled.types.ts';
import type { BotEvent, BotLogCode, Json } from '../engine.types.ts';
import { findJump } from '../intents/find-jump.ts';
import { type FulfillmentAnswer, readFulfillment } from '../intents/read-fulfillment.ts';
import { endSession } from './close-session.ts';
import { toJson } from './json.ts';
import { offerAnswers } from './offer-answers.ts';
import { waitForWords } from './resume-intent.ts';
import { runNodes } from './run-nodes.ts';
import { startIntent } from './start-intent.ts';
import { log, ownText, sayText, setVariable, type Turn, textOf } from './turn.ts';

type CallResult = Extract<BotEvent, { type: 'call_result' }>['result'];

/** A webhook's answer takes effect: message, options, jump, parameters, logout; what is none leads to the fallback. */
export function takeFulfillment(turn: Turn, node: IntentNode, result: CallResult): void {
  if (!result.ok) return fallBack(turn, node, codeOf(result), result.error);
  if (result.status < 200 || result.status > 299)
    return fallBack(turn, node, 'FULFILLMENT_FAILED', `HTTP ${result.status}`);
  const read = readFulfillment(cutFields(result.body));
  if (!read.ok) return fallBack(turn, node, 'FULFILLMENT_MALFORMED', read.problem);
  follow(turn, node, read.answer);
}

/** The server may have judged the answer already, and says so first. */
function codeOf({ error, status }: Extract<CallResult, { ok: false }>): BotLogCode {
  if (error.startsWith('malformed')) return 'FULFILLMENT_MALFORMED';
  return status === undefined && /time.?out/i.test(error) ? 'FULFILLMENT_TIMEOUT' : 'FULFILLMENT_FAILED';
}

/** The customer gets a sentence, the owner the reason. */
export function fallBack(turn: Turn, node: IntentNode, code: BotLogCode, why: string): void {
  log(turn, code, `The webhook "${node.def.webhook ?? ''}" did not answer intent "${node.name}": ${why}`);
  sayText(turn, fallbackOf(turn, node));
  const next = node.def.onError ?? node.def.next;
  if (next === undefined) waitForWords(turn, node);
  else runNodes(turn, next);
}

function fallbackOf(turn: Turn, node: IntentNode): string {
  return (node.fallback ? textOf(turn, node.fallback) : '').trim() || ownText(turn, 'fallback');
}

/** Each by itself: large parameters take no room from the message. */
function cutFields(body: Json): Json {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return toJson(body);
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, toJson(value)]));
}

function follow(turn: Turn, node: IntentNode, answer: FulfillmentAnswer): void {
  const { options } = answer;
  if (answer.logout) return logOut(turn, answer.message);
  mergeParameters(turn, node, answer.parameters);
  setVariable(turn, 'short_message', toJson(answer.shortMessage));
  const jump = answer.jumpTo === null ? null : resolveJump(turn, node, answer.jumpTo);
  const goto = jump ?? node.def.next ?? null;
  const isSilent = answer.message.trim() === '';
  // An answer that only jumps says nothing; where it cannot jump the customer must hear something.
  const message = isSilent && jump === null ? fallbackOf(turn, node) : answer.message;
  if (options.length > 0 && !isLast(turn, jump)) {
    waitForWords(turn, node, { options, goto });
    offerAnswers(turn, node, {
      body: isSilent ? ownText(turn, 'chooseOne') : message,
      header: answer.shortMessage ?? '',
      page: 0,
    });
    return;
  }
  sayText(turn, message);
  if (goto === null) waitForWords(turn, node);
  else if (jump === null) runNodes(turn, goto);
  else jumpTo(turn, jump);
}

/** The session of the customer with the webhook's system is over: nothing of it is left. */
function logOut(turn: Turn, message: string): void {
  sayText(turn, message);
  turn.session.variables = {};
  delete turn.session.asked;
  delete turn.session.sessionId;
  endSession(turn, 'finished');
}

const MAX_PARAMETERS = 100;
const MAX_NAME_CHARACTERS = 100;

function mergeParameters(turn: Turn, node: IntentNode, parameters: { [name: string]: Json }): void {
  const { variables } = turn.session;
  const given = Object.entries(parameters);
  const kept = given.filter(([name]) => name !== '' && name.length <= MAX_NAME_CHARACTERS);
  if (kept.length < given.length || kept.length > MAX_PARAMETERS) {
    const message = `The webhook of intent "${node.name}" gave ${given.length} parameters; at most ${MAX_PARAMETERS}, with names of up to ${MAX_NAME_CHARACTERS} characters, are kept.`;
    log(turn, 'FULFILLMENT_PARAMETERS_CUT', message);
  }
  for (const [name, value] of kept.slice(0, MAX_PARAMETERS)) {
    // Webhooks hand back what they were given: that is no new value, and is asked again next time.
    const isSame =
      Object.hasOwn(variables, name) && JSON.stringify(variables[name]) === JSON.stringify(value);
    if (!isSame && !setVariable(turn, name, value)) return;
  }
}

/** Enough for any dialogue; more is two webhooks that send the customer to and fro. */
const MAX_JUMPS = 5;

function resolveJump(turn: Turn, node: IntentNode, name: string): string | null {
  const target = findJump(turn.bot.intents.jumps, name);
  if (target === null) {
    log(
      turn,
      'FULFILLMENT_JUMP_UNKNOWN',
      `The webhook of intent "${node.name}" jumps to "${name}", and no intent, node or state has that name.`,
    );
    return null;
  }
  const jumps = (turn.session.jumps ?? 0) + 1;
  if (jumps > MAX_JUMPS) {
    log(
      turn,
      'FULFILLMENT_LOOP',
      `The webhook of intent "${node.name}" jumps to "${name}", the ${jumps}th jump without a word of the customer; it is not followed.`,
    );
    return null;
  }
  turn.session.jumps = jumps;
  return target;
}

/** A conversation that ends or goes to a person offers nothing to choose before. */
function isLast(turn: Turn, jump: string | null): boolean {
  const type = jump === null ? undefined : turn.bot.nodes.get(jump)?.type;
  return type === 'hand_off' || type === 'end';
}

function jumpTo(turn: Turn, target: string): void {
  const node = turn.bot.nodes.get(target);
  runNodes(turn, node?.type === 'intent' ? startIntent(turn, node, { keepsAsked: true }) : target);
}
