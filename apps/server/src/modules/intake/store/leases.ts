import type { Queryable } from '../../../platform/db/index.ts';

const LEASE_SECONDS = 5;

/** One heartbeat: tells the others we live, and how many we are. The database's clock decides. */
export async function beat(db: Queryable, workerId: string): Promise<number> {
  const [row] = await db.query<{ alive: number }>({
    name: 'workers_beat',
    text: `with me as (
             insert into workers (id, expires_at) values ($1, now() + make_interval(secs => $2))
             on conflict (id) do update set expires_at = excluded.expires_at),
           gone as (delete from workers where expires_at < now() - interval '1 minute')
           select (count(*) filter (where id <> $1) + 1)::int as alive from workers where expires_at > now()`,
    values: [workerId, LEASE_SECONDS],
  });
  return row?.alive ?? 1;
}

export async function renewLeases(db: Queryable, workerId: string): Promise<number[]> {
  const rows = await db.query<{ shard: number }>({
    name: 'leases_renew',
    text: `update shard_leases set expires_at = now() + make_interval(secs => $2)
            where owner = $1 and expires_at > now() returning shard`,
    values: [workerId, LEASE_SECONDS],
  });
  return rows.map((row) => row.shard).sort((a, b) => a - b);
}

/** Takes up to `count` free or abandoned shards. A new owner means a new epoch. */
export async function takeLeases(db: Queryable, workerId: string, count: number): Promise<number> {
  if (count <= 0) return 0;
  return db.execute({
    name: 'leases_take',
    text: `update shard_leases l set owner = $1, epoch = epoch + 1, expires_at = now() + make_interval(secs => $3)
            where l.shard in (select shard from shard_leases where owner is null or expires_at <= now()
                               order by shard limit $2 for update skip locked)`,
    values: [workerId, count, LEASE_SECONDS],
  });
}

/** Gives shards back: the surplus when a worker joined, all of them on shutdown. */
export async function releaseLeases(
  db: Queryable,
  workerId: string,
  shards: readonly number[],
): Promise<void> {
  await db.execute({
    text: `update shard_leases set owner = null, expires_at = '-infinity' where owner = $1 and shard = any($2::smallint[])`,
    values: [workerId, shards],
  });
}

export async function leave(db: Queryable, workerId: string): Promise<void> {
  await db.execute({
    text: `with freed as (update shard_leases set owner = null, expires_at = '-infinity' where owner = $1)
           delete from workers where id = $1`,
    values: [workerId],
  });
}
