import type { Command } from 'commander';
import { callbackUrlOf, listChannelRows, presentChannelToAdmin } from '../../modules/channels/index.ts';
import { findOrganization } from '../find-organization.ts';
import { type CliIo, report } from '../io.ts';
import { publicUrlOf, withSession } from '../session.ts';

type Options = { organization?: string; json?: boolean };

export function addChannelList(program: Command, io: CliIo): void {
  program
    .command('list')
    .description('The connected numbers')
    .option('--organization <id or name>', 'needed when there are several')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const { items, callback_url } = await withSession(io, async ({ ctx }) => {
        const { id } = await findOrganization(ctx.db, options.organization);
        const rows = await ctx.db.tx(id, (tx) => listChannelRows(tx, id));
        return {
          items: rows.map((row) => presentChannelToAdmin(ctx.secrets, row)),
          callback_url: callbackUrlOf(publicUrlOf(ctx.config)),
        };
      });
      const lines = items.map(
        (one) =>
          `${one.id}  ${one.display_phone_number ?? one.phone_number_id}  ${one.status}  ${one.name}${one.status_reason ? `  (${one.status_reason})` : ''}`,
      );
      report(io, options, { items, callback_url }, [
        ...(lines.length > 0 ? lines : ['No number is connected. Connect one: balcao channel add --help']),
        `Callback URL: ${callback_url}`,
      ]);
    });
}
