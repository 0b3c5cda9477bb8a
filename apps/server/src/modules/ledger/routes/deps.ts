import type { LedgerPorts } from '../ledger.types.ts';

export type LedgerRoutesDeps = { ports: LedgerPorts };
