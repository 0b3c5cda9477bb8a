import { AppError, type Ledger } from '@balcao/protocol';
import type { LedgerPorts } from './ledger.types.ts';
import { buildLedger } from './rules/build-ledger.ts';
import { type HourRange, MAX_RANGE_MS, wholeHours } from './rules/hours.ts';
import {
  countPending,
  countSent,
  countUnplaced,
  countWaiting,
  listChannelNames,
  listCounters,
} from './store/facts.ts';

/** One moment of all tables, so that the laws hold even while work is under way. */
export function getLedger(
  ports: Pick<LedgerPorts, 'db'>,
  organizationId: string,
  query: { from: string; to: string; channelId: string | null },
): Promise<Ledger> {
  const scope = { ...parseRange(query), organizationId, channelId: query.channelId };
  return ports.db.tx(
    organizationId,
    async (tx) => {
      const facts = [
        await listCounters(tx, scope),
        await countPending(tx, scope),
        await countUnplaced(tx, scope),
        await countSent(tx, scope),
        await countWaiting(tx, scope),
      ];
      return buildLedger(facts.flat(), await listChannelNames(tx, organizationId));
    },
    { readOnly: true, isolation: 'repeatable read' },
  );
}

export function parseRange({ from, to }: { from: string; to: string }): HourRange {
  const fromMs = Date.parse(from);
  const toMs = Date.parse(to);
  if (!(fromMs < toMs)) throw invalid('to', 'A moment after `from`.');
  if (toMs - fromMs > MAX_RANGE_MS) throw invalid('to', 'At most 31 days after `from`.');
  return wholeHours(fromMs, toMs);
}

function invalid(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', { details: [{ field, message }] });
}
