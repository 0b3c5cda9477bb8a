import type { BotSession } from '@balcao/bot';
import type { Db, Tx } from '../../platform/db/index.ts';
import type { BotInUse, ReceivePorts } from '../conversations/index.ts';
import type { InboxWork } from './rules/read-inbox-row.ts';

/** A published bot, ready to decide. */
export type LoadedBot = { botId: string; versionId: string; bot: BotInUse['compiled'] };

export type PreparePorts = Pick<ReceivePorts, 'nowMs' | 'newId' | 'enqueueJobs'> & {
  db: Db;
  channelById: (id: string) => { botId: string | null; botEnabled: boolean } | undefined;
  /** what decisions know of the organization */
  loadProfile: (tx: Tx, organizationId: string) => Promise<ReturnType<ReceivePorts['profileOf']>>;
  loadPublished: (tx: Tx, organizationId: string, botId: string | null) => Promise<LoadedBot | null>;
  loadVersion: (tx: Tx, organizationId: string, versionId: string) => Promise<LoadedBot | null>;
};

const FRESH_MS = 1_000;

type Tenant = ReturnType<ReceivePorts['profileOf']> & {
  untilMs: number;
  published: Map<string | null, LoadedBot | null>;
};

/**
 * What decisions need of tenants and channels, read outside the batch's transaction and at most a second old,
 * so that the hot path asks the database nothing it just told.
 */
export function createPreparer(ports: PreparePorts): (work: readonly InboxWork[]) => Promise<ReceivePorts> {
  const tenants = new Map<string, Tenant>();
  const versions = new Map<string, LoadedBot>();

  async function refresh(organizationId: string, botIds: ReadonlySet<string | null>): Promise<Tenant> {
    const known = tenants.get(organizationId);
    if (known && known.untilMs > ports.nowMs() && [...botIds].every((id) => known.published.has(id)))
      return known;
    const tenant = await ports.db.tx(
      organizationId,
      async (tx) => {
        const known = await ports.loadProfile(tx, organizationId);
        const published = new Map<string | null, LoadedBot | null>();
        for (const botId of botIds)
          published.set(botId, await ports.loadPublished(tx, organizationId, botId));
        return { ...known, untilMs: ports.nowMs() + FRESH_MS, published };
      },
      { readOnly: true },
    );
    tenants.set(organizationId, tenant);
    return tenant;
  }

  return async (work) => {
    const wanted = new Map<string, Set<string | null>>();
    for (const { row } of work) {
      const ids = wanted.get(row.organization_id) ?? new Set();
      ids.add(ports.channelById(row.channel_id)?.botId ?? null);
      wanted.set(row.organization_id, ids);
    }
    const batch = new Map<string, Tenant>();
    for (const [organizationId, botIds] of wanted)
      batch.set(organizationId, await refresh(organizationId, botIds));
    const organizationOf = new Map(work.map(({ row }) => [row.channel_id, row.organization_id]));

    return {
      nowMs: ports.nowMs,
      newId: ports.newId,
      enqueueJobs: ports.enqueueJobs,
      profileOf(organizationId) {
        const tenant = batch.get(organizationId);
        if (!tenant) throw new Error('An organization of this batch was not prepared.');
        return tenant;
      },
      botFor(channelId, session) {
        const channel = ports.channelById(channelId);
        if (!channel?.botEnabled) return null;
        // A session under way finishes on its own version.
        const loaded =
          (session && isUnderWay(session) ? versions.get(session.versionId) : undefined) ??
          batch.get(organizationOf.get(channelId) ?? '')?.published.get(channel.botId) ??
          null;
        return loaded && { compiled: loaded.bot, botId: loaded.botId, versionId: loaded.versionId };
      },
      async prepareBots(tx, _channelIds, sessions) {
        for (const session of sessions) {
          if (!isUnderWay(session) || versions.has(session.versionId)) continue;
          for (const tenantId of wanted.keys()) {
            const loaded = await ports.loadVersion(tx, tenantId, session.versionId);
            if (loaded) versions.set(session.versionId, loaded);
          }
        }
      },
    };
  };
}

function isUnderWay(session: BotSession): boolean {
  return session.status === 'active' || session.status === 'waiting_call';
}
