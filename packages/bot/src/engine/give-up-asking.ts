import type { WaitingNode } from '../definition/compiled.types.ts';
import { handOff } from './close-session.ts';
import { runNodes } from './run-nodes.ts';
import { sayOwn, type Turn } from './turn.ts';

/** Too many failed answers: the node's own way out, else a person. */
export function giveUpAsking(turn: Turn, node: WaitingNode): void {
  const { onFailed } = node.question;
  turn.attemptsBefore = turn.session.attempts;
  if (onFailed !== null) return runNodes(turn, onFailed);
  sayOwn(turn, 'giveUp');
  const person = turn.bot.commands.find((command) => command.id === 'atendente');
  if (person) runNodes(turn, person.goto);
  else handOff(turn, { department: null, priority: 'media' });
}
