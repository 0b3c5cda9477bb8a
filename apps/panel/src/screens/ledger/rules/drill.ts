import type { LedgerState } from './balance.ts';
import type { Period } from './period.ts';

/** Which messages stand behind a figure. */
export type Drill = Period & { state: LedgerState; channelId: string | null };
