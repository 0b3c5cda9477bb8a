import type { Report } from '@balcao/protocol';

export type Durations = Report['first_response']['people'];

/** Nothing was measured. */
export const NO_DURATIONS: Durations = { count: 0, median_s: null, p90_s: null, mean_s: null };

export function durationsOf({ count, median_s, p90_s, mean_s }: Durations): Durations {
  return { count, median_s, p90_s, mean_s };
}
