export type { LedgerPorts } from './ledger.types.ts';
