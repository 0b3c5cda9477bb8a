type Bound = { keys?: string };
type Press = { key: string; metaKey: boolean; ctrlKey: boolean; altKey: boolean };

/** The first key of a pair such as `g i`, and until when it counts. */
export type KeyState = { first: string | null; untilMs: number };
export const noKeys: KeyState = { first: null, untilMs: 0 };

const PAIR_MS = 1000;

/** Which command a key press means. While somebody types, only `mod+…` does. */
export function nextKeyState<C extends Bound>(
  state: KeyState,
  press: Press,
  commands: readonly C[],
  typing: boolean,
  nowMs: number,
): { state: KeyState; run: C | null } {
  const find = (keys: string) => commands.findLast((command) => command.keys === keys) ?? null;
  if (press.metaKey || press.ctrlKey) {
    return { state: noKeys, run: press.altKey ? null : find(`mod+${press.key.toLowerCase()}`) };
  }
  if (typing || press.altKey || press.key === 'Shift') return { state, run: null };
  const first = state.untilMs > nowMs ? state.first : null;
  if (first !== null) return { state: noKeys, run: find(`${first} ${press.key}`) };
  const startsPair = commands.some((command) => command.keys?.startsWith(`${press.key} `));
  if (startsPair) return { state: { first: press.key, untilMs: nowMs + PAIR_MS }, run: null };
  return { state: noKeys, run: find(press.key) };
}
