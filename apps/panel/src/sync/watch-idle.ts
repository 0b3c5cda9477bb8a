import type { Presence } from '@balcao/protocol';
import { decideIdle } from './idle.ts';

type IdleOptions = {
  getMinutes: () => number | null;
  getPresence: () => Presence | null;
  /** as of itself; answers with what holds then */
  setPresence: (presence: Presence) => Promise<Presence>;
  signal: AbortSignal;
};

const TOUCHED = 'balcao.touched';
const LOOK_MS = 15_000;
const WRITE_MS = 5000;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Away when nobody touches any tab of this browser for a while, back at the first touch. */
export function watchIdle({ getMinutes, getPresence, setPresence, signal }: IdleOptions): void {
  let busy = false;
  let touchedMs = 0;
  // Only the server knows whether somebody chose to be away: asked to bring them back, it then changes nothing.
  let choseAway = false;

  const look = () => {
    const presence = getPresence();
    if (presence === null || busy) return;
    if (presence !== 'away') choseAway = false;
    const decision = decideIdle({
      nowMs: Date.now(),
      touchedMs: Math.max(touchedMs, Number(localStorage.getItem(TOUCHED) ?? 0)),
      minutes: getMinutes(),
      presence,
      choseAway,
    });
    if (decision === null) return;
    busy = true;
    setPresence(decision === 'away' ? 'away' : 'online').then(
      (held) => {
        busy = false;
        if (decision === 'back') choseAway = held === 'away';
      },
      () => {
        busy = false; // the next look tries again
      },
    );
  };
  const touch = () => {
    const nowMs = Date.now();
    const isAway = getPresence() === 'away' && !choseAway;
    // Once every few seconds is enough, and storage is slow; a return is told at once.
    if (!isAway && nowMs - touchedMs < WRITE_MS) return;
    touchedMs = nowMs;
    localStorage.setItem(TOUCHED, String(nowMs));
    if (isAway) look();
  };

  touch();
  for (const name of TOUCHES) addEventListener(name, touch, { signal, passive: true });
  const timer = setInterval(look, LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
