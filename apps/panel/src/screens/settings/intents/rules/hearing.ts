import type { Definition } from './bot-nodes.ts';

/** What a bot goes by that says nothing else. */
export const USUAL_PERCENT = 60;
/** How much the bot's schema takes. */
export const PERCENTS = { min: 10, max: 100 } as const;

/** How a bot finds intents in free words, as fields hold it. */
export type HearingDraft = {
  readonly isOn: boolean;
  /** null: the usual */
  readonly percent: number | null;
};

type Stored = { off?: boolean; threshold?: number };

/** No words lead to an intent in this bot, only nodes and webhooks do. */
export function areIntentsOff(definition: Definition): boolean {
  return readStored(definition).off === true;
}

export function readHearing(definition: Definition): HearingDraft {
  const { off = false, threshold } = readStored(definition);
  return { isOn: !off, percent: threshold === undefined ? null : Math.round(threshold * 100) };
}

/** The definition with what the draft changed; what nobody touched stays as it is stored. */
export function writeHearing(definition: Definition, draft: HearingDraft): Record<string, unknown> {
  const stored = readStored(definition);
  const before = readHearing(definition);
  const { off, threshold, ...kept } = stored;
  const written: Stored = {
    ...kept,
    ...orNothing('off', draft.isOn === before.isOn ? off : draft.isOn ? undefined : true),
    ...orNothing('threshold', draft.percent === before.percent ? threshold : toShare(draft.percent)),
  };
  const { intents, ...rest } = definition;
  // An empty one that is stored says nothing, and is not ours to remove.
  const isNeeded =
    Object.keys(written).length > 0 || (intents !== undefined && Object.keys(stored).length === 0);
  return isNeeded ? { ...rest, intents: written } : rest;
}

function readStored({ intents }: Definition): Stored {
  // The server stores only what the bot's schema took.
  return typeof intents === 'object' && intents !== null ? (intents as Stored) : {};
}

const toShare = (percent: number | null) => (percent === null ? undefined : percent / 100);

const orNothing = <K extends keyof Stored>(key: K, value: Stored[K]) =>
  value === undefined ? {} : { [key]: value };
