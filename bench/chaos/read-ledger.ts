import type { BenchDatabase } from '../lib/database.ts';
import { SERVER_DATABASE } from '../lib/server-target.ts';
import type { StoredLedger } from './check-ledger.ts';

/** The server's books, read past row-level security. */
export async function readLedger(database: BenchDatabase): Promise<StoredLedger> {
  const inbound = await database.query<{ wamid: string; phone: string }>(
    SERVER_DATABASE,
    `select m.wamid, k.phone from messages m join contacts k using (organization_id)
      where m.contact_id = k.id and m.direction = 'inbound' order by m.id`,
  );
  const outbound = await database.query<{
    id: string;
    phone: string;
    text: string;
    accepted: boolean;
    inDoubt: boolean;
  }>(
    SERVER_DATABASE,
    `select m.id, k.phone, coalesce(m.content->'text'->>'body', '') as text,
            m.status in (2, 3, 5, 6, 7) as accepted, m.in_doubt as "inDoubt"
       from messages m join contacts k using (organization_id)
      where m.contact_id = k.id and m.direction = 'outbound' order by m.id`,
  );
  const [rest] = await database.query<{ quarantined: number; inbox: number; outbox: number }>(
    SERVER_DATABASE,
    `select (select count(*) from quarantine)::int as quarantined, (select count(*) from inbox)::int as inbox,
            (select count(*) from outbox)::int as outbox`,
  );
  return { inbound, outbound, quarantined: 0, inbox: 0, outbox: 0, ...rest };
}
