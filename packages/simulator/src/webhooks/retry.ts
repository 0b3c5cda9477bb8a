const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** At once, then with falling frequency; Meta publishes no exact figures. */
const pausesMs = [
  0,
  5 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
];

/** The pause before the next try after `attempts` failed ones, in simulated milliseconds. */
export function decideRetryPause(attempts: number): number {
  const known = pausesMs[attempts - 1];
  if (known !== undefined) return known;
  return Math.min(hour * 2 ** (attempts - pausesMs.length - 1), 12 * hour);
}
