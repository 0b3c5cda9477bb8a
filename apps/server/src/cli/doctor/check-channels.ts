import type { Context } from '../../context.ts';
import { listOrganizations } from '../../modules/accounts/index.ts';
import { listChannelRows, testChannel } from '../../modules/channels/index.ts';
import { withChannels } from '../with-channels.ts';
import { type DoctorCheck, skip } from './check.ts';

/** The panel's connection test, for every number of this server. */
export async function checkChannels(ctx: Context): Promise<DoctorCheck[]> {
  return withChannels(ctx, async (channels) => {
    const checks: DoctorCheck[] = [];
    for (const { id: organizationId } of await listOrganizations(ctx.db)) {
      const rows = await ctx.db.tx(organizationId, (tx) => listChannelRows(tx, organizationId));
      for (const row of rows) {
        const label = `channel ${row.display_phone_number ?? row.phone_number_id}`;
        if (row.mode === 'simulator') {
          checks.push(skip(label, 'Belongs to the simulator.'));
          continue;
        }
        const report = await testChannel(channels, { organizationId, id: row.id, locale: 'en' });
        for (const { name, ok, detail, advice } of report.checks) {
          checks.push({ name: `${label}: ${name}`, ok, detail, advice });
        }
      }
    }
    return checks.length > 0 ? checks : [skip('channels', 'No number is connected.')];
  });
}
