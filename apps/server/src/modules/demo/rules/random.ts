/** The same seed, the same story. */
export type Random = {
  /** in [0, 1) */
  next(): number;
  chance(probability: number): boolean;
  pick<T>(all: readonly T[]): T;
  pickWeighted<T extends { weight: number }>(all: readonly T[]): T;
  /** in [from, to) */
  between(from: number, to: number): number;
  /** as waiting times spread: half of them below `median`, some several times as long */
  around(median: number): number;
};

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(all: readonly T[]): T => first(all[Math.floor(next() * all.length)]);
  return {
    next,
    chance: (probability) => next() < probability,
    pick,
    pickWeighted(all) {
      let left = next() * all.reduce((sum, { weight }) => sum + weight, 0);
      for (const one of all) {
        left -= one.weight;
        if (left < 0) return one;
      }
      return pick(all);
    },
    between: (from, to) => from + next() * (to - from),
    around: (median) =>
      median * Math.exp(0.55 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
  };
}

function first<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}
