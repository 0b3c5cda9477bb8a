import type { SlaClockName } from '@balcao/protocol';
import type { Timeline } from '../sla.types.ts';

/** A stretch of time that counts; null: still does. */
export type Stretch = { fromMs: number; toMs: number | null };

/** One run of one clock. */
export type Round = {
  clock: SlaClockName;
  startedMs: number;
  /** in order; the last is open while the clock runs, none is while it stands */
  stretches: Stretch[];
  endedMs: number | null;
  /** ended by what was promised, not by the customer's leaving */
  isMet: boolean;
};

type Episode = {
  first: Round;
  /** the customer's words that a person who has spoken before has not answered */
  next: Round | null;
  resolution: Round;
  hasPersonSpoken: boolean;
};

/**
 * Reads the timeline into rounds of the three clocks. An episode begins when the conversation waits for a person or
 * is given to one, and lasts over transfers and returns until it is resolved, abandoned, or the bot has it again.
 *
 * - first response: from the episode's begin to a person's first word
 * - next response: from the customer's first unanswered word after a person's to the next word of a person
 * - resolution: the episode; with `pauses` it stands while the last word is a person's
 */
export function roundsOf(timeline: Timeline, pauses: boolean): Round[] {
  const rounds: Round[] = [];
  let episode: Episode | null = null;
  let nowMs = Number.NEGATIVE_INFINITY;
  for (const { kind, atMs } of timeline) {
    // Meta's clock and ours differ a little: what the desk saw later did not happen before.
    nowMs = Math.max(nowMs, atMs);
    switch (kind) {
      case 'queued':
      case 'assigned':
      case 'reopened':
        episode ??= beginEpisode(nowMs, rounds);
        break;
      case 'customer':
        if (episode) hearCustomer(episode, nowMs, rounds);
        break;
      case 'person':
        if (episode) hearPerson(episode, nowMs, pauses);
        break;
      case 'resolved':
      case 'abandoned':
      case 'left_queue':
        if (episode) endEpisode(episode, nowMs, kind === 'resolved');
        episode = null;
        break;
      default:
        kind satisfies never;
    }
  }
  return rounds;
}

function beginRound(clock: SlaClockName, atMs: number, rounds: Round[]): Round {
  const round: Round = {
    clock,
    startedMs: atMs,
    stretches: [{ fromMs: atMs, toMs: null }],
    endedMs: null,
    isMet: false,
  };
  rounds.push(round);
  return round;
}

function beginEpisode(atMs: number, rounds: Round[]): Episode {
  return {
    first: beginRound('first_response', atMs, rounds),
    next: null,
    resolution: beginRound('resolution', atMs, rounds),
    hasPersonSpoken: false,
  };
}

function hearCustomer(episode: Episode, atMs: number, rounds: Round[]): void {
  resume(episode.resolution, atMs);
  if (episode.hasPersonSpoken) episode.next ??= beginRound('next_response', atMs, rounds);
}

function hearPerson(episode: Episode, atMs: number, pauses: boolean): void {
  end(episode.first, atMs, true);
  if (episode.next) end(episode.next, atMs, true);
  episode.next = null;
  episode.hasPersonSpoken = true;
  if (pauses) pause(episode.resolution, atMs);
}

function endEpisode(episode: Episode, atMs: number, isResolved: boolean): void {
  // Closed without a word of ours: that promise was not kept, and nobody waits for it.
  end(episode.first, atMs, false);
  if (episode.next) end(episode.next, atMs, false);
  end(episode.resolution, atMs, isResolved);
}

function end(round: Round, atMs: number, isMet: boolean): void {
  if (round.endedMs !== null) return;
  pause(round, atMs);
  round.endedMs = atMs;
  round.isMet = isMet;
}

function pause(round: Round, atMs: number): void {
  const last = round.stretches.at(-1);
  if (last && last.toMs === null) last.toMs = atMs;
}

function resume(round: Round, atMs: number): void {
  if (round.stretches.at(-1)?.toMs === null) return;
  round.stretches.push({ fromMs: atMs, toMs: null });
}
