import type { Command } from 'commander';
import { type CliIo, report } from '../io.ts';
import { withSession } from '../session.ts';

export function addMigrate(program: Command, io: CliIo): void {
  program
    .command('migrate')
    .description('Bring the database up to this version')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const applied = await withSession(io, async (session) => session.applied);
      const lines =
        applied.length === 0
          ? ['The database is up to date.']
          : ['Applied:', ...applied.map((name) => `  ${name}`)];
      report(io, options, { applied }, lines);
    });
}
