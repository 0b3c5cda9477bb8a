import type { CompiledNode } from '../definition/compiled.types.ts';
import { askQuestion } from './ask-question.ts';
import { endSession, giveUp, handOff } from './close-session.ts';
import { resumeIntent } from './resume-intent.ts';
import { sayMessage } from './say-message.ts';
import { assign } from './set-values.ts';
import { startCall } from './start-call.ts';
import { startIntent } from './start-intent.ts';
import { getScope, hoursOf, log, sayOwn, sayText, type Turn, textOf } from './turn.ts';

const STEP_BUDGET = 64;

/** Walks from a node until something waits or ends. Bounded: a definition that never waits is handed to a person. */
export function runNodes(turn: Turn, from: string): void {
  let next: string | null = from;
  for (let budget = STEP_BUDGET; next !== null; budget--) {
    if (budget === 0) {
      giveUp(
        turn,
        'STEP_BUDGET',
        `More than ${STEP_BUDGET} nodes ran without waiting for the contact, last "${next}"; break the loop.`,
      );
      return;
    }
    const node = turn.bot.nodes.get(next);
    if (!node) {
      giveUp(turn, 'UNKNOWN_NODE', `The node "${next}" does not exist in this version of the bot.`);
      return;
    }
    turn.session.node = node.id;
    if (node.state !== null) turn.session.state = node.state;
    if (turn.session.intent && !isPartOf(node.id, turn.session.intent.node)) delete turn.session.intent;
    if (turn.session.escalation && isBeginning(turn, node.id)) delete turn.session.escalation;
    next = perform(turn, node);
  }
}

/** Does what a node does; the next node, or null when the turn is over. */
function perform(turn: Turn, node: CompiledNode): string | null {
  switch (node.type) {
    case 'say':
      sayMessage(turn, node);
      return follow(turn, node.def.next);
    case 'offer':
    case 'ask':
    case 'survey':
      return askQuestion(turn, node);
    case 'branch':
      return chooseBranch(turn, node);
    case 'hours':
      return hoursOf(turn, node.def.department ?? null).open ? node.def.open : node.def.closed;
    case 'set':
      assign(turn, node);
      return follow(turn, node.def.next);
    case 'tag': {
      const add = node.def.add ?? [];
      const remove = node.def.remove ?? [];
      if (add.length + remove.length > 0)
        turn.effects.push({ type: 'tag', add: [...add], remove: [...remove] });
      return follow(turn, node.def.next);
    }
    case 'hand_off':
      handOffFrom(turn, node);
      return null;
    case 'wait':
      wait(turn, node.def.seconds);
      return null;
    case 'call':
      return startCall(turn, node);
    case 'intent':
      return startIntent(turn, node);
    case 'resume': {
      const intent = turn.bot.nodes.get(node.intent);
      return intent?.type === 'intent' ? resumeIntent(turn, intent) : null;
    }
    case 'goto':
      return node.def.to;
    case 'end':
      sayText(turn, textOf(turn, node.text));
      endSession(turn, node.def.outcome ?? 'finished');
      return null;
    default:
      return node satisfies never;
  }
}

function handOffFrom(turn: Turn, node: Extract<CompiledNode, { type: 'hand_off' }>): void {
  const { department, priority = 'media' } = node.def;
  turn.department = department;
  if (!hoursOf(turn, department).open) {
    if (node.closedText) sayText(turn, textOf(turn, node.closedText));
    else sayOwn(turn, 'closed');
  } else if (!turn.isAnnounced) sayText(turn, textOf(turn, node.text));
  handOff(turn, { department, priority, problem: textOf(turn, node.problem) });
}

/** An intent and its hidden nodes. */
function isPartOf(node: string, intent: string): boolean {
  return node === intent || node.startsWith(`${intent}.`);
}

/** Back at the start or the menu: nobody waits for a person any more. */
function isBeginning(turn: Turn, node: string): boolean {
  return (
    node === turn.bot.start ||
    turn.bot.commands.some((command) => command.id === 'menu' && command.goto === node)
  );
}

/** A node with nothing after it ends the conversation; checkDefinition refuses such definitions. */
function follow(turn: Turn, next: string | undefined): string | null {
  if (next !== undefined) return next;
  endSession(turn, 'finished');
  return null;
}

function chooseBranch(turn: Turn, node: Extract<CompiledNode, { type: 'branch' }>): string {
  const scope = getScope(turn);
  for (const { when, goto } of node.cases) {
    const result = when.evaluate(scope);
    if (result.ok && result.value === true) return goto;
    if (!result.ok)
      log(
        turn,
        'EXPRESSION_FAILED',
        `"${when.source}" in node "${node.id}" counts as false: ${result.message}`,
      );
  }
  return node.def.otherwise;
}

function wait(turn: Turn, seconds: number): void {
  turn.session.options = [];
  turn.session.attempts = 0;
  turn.effects.push({
    type: 'set_timer',
    name: 'wait',
    step: turn.session.step,
    dueAtMs: turn.nowMs + seconds * 1000,
  });
}
