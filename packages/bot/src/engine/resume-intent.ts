import type { IntentNode } from '../definition/compiled.types.ts';
import type { FulfillmentRequest, IntentProgress, Json } from '../engine.types.ts';
import { toJson } from './json.ts';
import { makeCallId } from './start-call.ts';
import { isGiven, markAsked } from './start-intent.ts';
import { getScope, sayText, type Turn, textOf } from './turn.ts';

/** The most any webhook is granted; what the server registered may be less. */
const TIMEOUT_MS = 30_000;
/** How long after that the answer may be lost before the bot goes on without it. */
const GRACE_MS = 30_000;
/** When the customer is told that it takes a moment. */
const HOLD_MS = 3000;

/**
 * Asks for the first required parameter that is missing; with all of them there, calls the webhook or says the text. Gives
 * the next node, null when something is waited for.
 */
export function resumeIntent(turn: Turn, node: IntentNode): string | null {
  const { session } = turn;
  const progress = readProgress(turn, node);
  if (progress.asking !== undefined) markAsked(turn, progress.asking);
  const missing = node.parameters.filter(
    ({ name, isRequired }) => isRequired && !isGiven(ownValue(session.variables, name)),
  );
  // In their order, each once: an answer that can not be kept is not asked for ever.
  const last = node.parameters.findIndex(({ name }) => name === progress.asking);
  const asks = missing.find((parameter) => node.parameters.indexOf(parameter) > last);
  session.intent = asks ? { ...progress, asking: asks.name } : progress;
  if (asks) return asks.ask;
  session.node = node.id;
  if (node.def.webhook !== undefined) {
    callWebhook(turn, node, node.def.webhook, missing.length === 0);
    return null;
  }
  sayText(turn, textOf(turn, node.text));
  return node.def.next ?? waitForWords(turn, node);
}

function readProgress(turn: Turn, node: IntentNode): IntentProgress {
  const { intent, log } = turn.session;
  const own = intent?.node === node.id ? intent : undefined;
  const last = log?.findLast((entry) => entry.from === 'customer')?.text;
  const message = turn.said || own?.message || last || '';
  return {
    node: node.id,
    query: own?.query || message,
    message,
    ...(own?.asking === undefined ? {} : { asking: own.asking }),
  };
}

function callWebhook(turn: Turn, node: IntentNode, webhook: string, allRequiredParamsPresent: boolean): void {
  const { session } = turn;
  session.sessionId ??= `${turn.context.contact.id}-${session.startedAtMs.toString(36)}`;
  const request: FulfillmentRequest = {
    intent_name: node.name,
    parameters: listParameters(turn, node),
    // Filled in when the turn is finished: what it says before the call belongs to it.
    sessionLog: [],
    query: session.intent?.query ?? '',
    message: session.intent?.message ?? '',
    language: session.locale,
    allRequiredParamsPresent,
    sessionId: session.sessionId,
  };
  const { step } = session;
  turn.effects.push({
    type: 'fulfill',
    callId: makeCallId(turn, node.id),
    step,
    webhook,
    timeoutMs: TIMEOUT_MS,
    request,
  });
  turn.effects.push({ type: 'set_timer', name: 'hold', step, dueAtMs: turn.nowMs + HOLD_MS });
  turn.effects.push({ type: 'set_timer', name: 'call', step, dueAtMs: turn.nowMs + TIMEOUT_MS + GRACE_MS });
  session.status = 'waiting_call';
  session.options = [];
  session.attempts = 0;
}

/** Everything the session knows by name. The intent's own come first: a session that knows very much is cut. */
function listParameters(turn: Turn, node: IntentNode): { [name: string]: Json } {
  const { variables } = getScope(turn);
  const names = new Set([...node.parameters.map(({ name }) => name), ...Object.keys(variables)]);
  const known = [...names].flatMap((name): [string, Json][] => {
    const value = ownValue(variables, name);
    return value === undefined ? [] : [[name, value]];
  });
  const parameters = toJson(new Map(known));
  return typeof parameters === 'object' && parameters !== null && !Array.isArray(parameters)
    ? parameters
    : {};
}

/** What was answered is done; the customer's next words decide what follows. */
export function waitForWords(
  turn: Turn,
  node: IntentNode,
  answered: NonNullable<IntentProgress['answered']> = { options: [], goto: null },
): null {
  const { session } = turn;
  const { asking: _, ...progress } = readProgress(turn, node);
  session.intent = { ...progress, answered };
  session.node = node.id;
  session.status = 'active';
  session.attempts = 0;
  if (answered.options.length === 0) session.options = [];
  return null;
}

function ownValue(variables: Record<string, Json>, name: string): Json | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}
