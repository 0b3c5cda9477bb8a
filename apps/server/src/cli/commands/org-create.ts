import { locale } from '@balcao/protocol';
import type { Command } from 'commander';
import * as z from 'zod';
import { commandLine, createOrganization } from '../../modules/accounts/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { type CliIo, report } from '../io.ts';
import { parseFlags } from '../parse-input.ts';
import { withSession } from '../session.ts';

type Options = { name: string; timeZone: string; locale: string; json?: boolean };

const schema = z.object({
  name: z.string().trim().min(1).max(120),
  time_zone: z.string().refine(isTimeZone, 'Use a name like America/Sao_Paulo.'),
  locale,
});

export function addOrgCreate(program: Command, io: CliIo): void {
  program
    .command('create')
    .description('Make an organization with its departments and the default bot')
    .requiredOption('--name <name>', 'what customers call it')
    .option('--time-zone <zone>', 'IANA time zone', 'America/Sao_Paulo')
    .option('--locale <locale>', 'pt-BR, en or es', 'pt-BR')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const input = parseFlags(schema, {
        name: options.name,
        time_zone: options.timeZone,
        locale: options.locale,
      });
      const row = await withSession(io, async ({ ctx }) => {
        await keepOutOfDemo(ctx.config);
        return createOrganization(
          ctx,
          { name: input.name, timeZone: input.time_zone, locale: input.locale },
          commandLine,
        );
      });
      const data = { id: row.id, name: row.name, time_zone: row.time_zone, locale: row.locale };
      report(io, options, data, [
        `Made the organization ${row.name} (${row.id}).`,
        'Next, its owner: balcao user create --email you@example.com --name "Your name" --role owner',
      ]);
    });
}

function isTimeZone(timeZone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** The demo's folder holds the demo and nothing else, and the other way round. */
async function keepOutOfDemo(config: Config): Promise<void> {
  if (config.databaseUrl !== undefined) return;
  const { claimDataFolder } = await import('../../modules/demo/index.ts');
  claimDataFolder(config.dataDir, 'production');
}
