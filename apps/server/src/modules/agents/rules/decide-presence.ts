import type { Presence } from '@balcao/protocol';
import type { PresenceState } from '../agent.types.ts';

export type PresenceChange =
  /** by the person, or a supervisor who sends them offline */
  | { kind: 'chosen'; presence: Presence }
  /** nobody touches the panel, or it is touched again */
  | { kind: 'untouched' | 'touched' }
  /** a panel is connected */
  | { kind: 'seen' }
  /** they took a conversation by hand */
  | { kind: 'worked' }
  /** none is any more */
  | { kind: 'gone' };

/**
 * The transitions of `agents.presence`. A choice holds until the next choice: a panel that went away brings it back, and
 * only who chose online is made away by not touching it. The same object: nothing changes.
 *
 * @example decidePresence({ presence: 'offline', wanted: 'online', auto_away: false }, { kind: 'seen' }).presence // 'online'
 */
export function decidePresence(state: PresenceState, change: PresenceChange): PresenceState {
  switch (change.kind) {
    case 'chosen':
      return settled(state, { presence: change.presence, wanted: change.presence, auto_away: false });
    case 'untouched':
      return state.presence === 'online' ? { ...state, presence: 'away', auto_away: true } : state;
    case 'touched':
      return state.auto_away ? { ...state, presence: 'online', auto_away: false } : state;
    case 'seen':
      return state.presence === 'offline'
        ? settled(state, { ...state, presence: state.wanted, auto_away: false })
        : state;
    case 'worked':
      // Who chose offline is given nothing; but they are there, so that what they have goes back when they leave.
      return state.presence === 'offline'
        ? { ...state, presence: state.wanted === 'offline' ? 'away' : state.wanted, auto_away: false }
        : state;
    case 'gone':
      return settled(state, { ...state, presence: 'offline', auto_away: false });
    default:
      return change satisfies never;
  }
}

function settled(state: PresenceState, next: PresenceState): PresenceState {
  return next.presence === state.presence &&
    next.wanted === state.wanted &&
    next.auto_away === state.auto_away
    ? state
    : next;
}
