import type { OrganizationProfile } from '@balcao/bot';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { invoiceHeadersOf } from './settings-of.ts';
import { findSettingsRow, listDepartmentRows } from './store.ts';

const FRESH_MS = 1_000;
const CACHE_SIZE = 2_000;

export type Profiles = {
  /** What the bot's texts may use. At most a second old: the message path asks for it thousands of times. */
  loadProfile(tx: Tx, organizationId: string): Promise<OrganizationProfile>;
};

export function createProfiles(ctx: Pick<Context, 'clock' | 'secrets'>): Profiles {
  const cache = new Map<string, { profile: OrganizationProfile; untilMs: number }>();
  return {
    async loadProfile(tx, organizationId) {
      const nowMs = ctx.clock.now();
      const known = cache.get(organizationId);
      if (known && known.untilMs > nowMs) return known.profile;
      const profile = await readProfile(ctx, tx, organizationId);
      cache.delete(organizationId);
      if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? '');
      cache.set(organizationId, { profile, untilMs: nowMs + FRESH_MS });
      return profile;
    },
  };
}

async function readProfile(
  ctx: Pick<Context, 'secrets'>,
  tx: Tx,
  organizationId: string,
): Promise<OrganizationProfile> {
  const row = await findSettingsRow(tx, organizationId);
  if (!row) throw new Error(`There is no organization ${organizationId} in this transaction's scope.`);
  const departments = await listDepartmentRows(tx, organizationId);
  const { profile } = row;
  const source = profile.invoice_source;
  return {
    name: row.name,
    timeZone: row.time_zone,
    ...(profile.address ? { address: profile.address } : {}),
    ...(profile.hours_text ? { hoursText: profile.hours_text } : {}),
    ...(profile.phone ? { phone: profile.phone } : {}),
    ...(profile.website ? { website: profile.website } : {}),
    faq: profile.faq ?? [],
    items: (profile.items ?? []).map(({ price_cents: priceCents, ...item }) => ({ ...item, priceCents })),
    departments,
    ...(source ? { invoiceSource: { url: source.url, headers: invoiceHeadersOf(ctx.secrets, row) } } : {}),
  };
}
