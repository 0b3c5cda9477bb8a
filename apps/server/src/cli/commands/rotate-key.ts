import type { Command } from 'commander';
import { listOrganizations, resealSecondFactors } from '../../modules/accounts/index.ts';
import { resealChannels } from '../../modules/channels/index.ts';
import { resealFulfillment } from '../../modules/fulfillment/index.ts';
import { resealSettings } from '../../modules/settings/index.ts';
import { renewKeyCheck } from '../../platform/crypto/index.ts';
import { CliError } from '../cli-error.ts';
import { type CliIo, report } from '../io.ts';
import { withSession } from '../session.ts';

export function addRotateKey(program: Command, io: CliIo): void {
  program
    .command('rotate-key')
    .description('Seal every secret with the newest master key')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const resealed = await withSession(io, async ({ ctx, masterKeys }) => {
        if (masterKeys.length < 2) {
          throw new CliError(
            'ONE_KEY',
            'There is only one master key. Put a new one in front, BALCAO_MASTER_KEY=new,old (or new,old in DATA_DIR/master.key), restart the servers with both, then run this again.',
            3,
          );
        }
        let count = 0;
        for (const { id } of await listOrganizations(ctx.db)) {
          count += await resealChannels(ctx, id);
          count += await resealSettings(ctx, id);
          count += await resealSecondFactors(ctx, id);
          count += await resealFulfillment(ctx, id);
        }
        await ctx.db.tx([], (tx) => renewKeyCheck(tx, ctx.secrets));
        return count;
      });
      report(io, options, { resealed }, [
        `Sealed the secrets of ${resealed} rows with the newest key.`,
        'The old key is needed no more: leave it out and restart the servers.',
      ]);
    });
}
