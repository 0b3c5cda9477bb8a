import { createApiKey as spec } from '@balcao/protocol';
import type { Command } from 'commander';
import { commandLine, createApiKey, presentApiKey } from '../../modules/accounts/index.ts';
import { findOrganization } from '../find-organization.ts';
import { type CliIo, report } from '../io.ts';
import { parseFlags } from '../parse-input.ts';
import { withSession } from '../session.ts';

type Options = { name: string; mode: string; organization?: string; json?: boolean };

export function addApiKeyCreate(program: Command, io: CliIo): void {
  program
    .command('create')
    .description('Make an API key; its secret is printed once')
    .requiredOption('--name <name>', 'what it is for')
    .option('--mode <mode>', 'live or test', 'live')
    .option('--organization <id or name>', 'needed when there are several')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const input = parseFlags(spec.body, { name: options.name, mode: options.mode });
      const { apiKey, secret } = await withSession(io, async ({ ctx }) => {
        const { id: organizationId } = await findOrganization(ctx.db, options.organization);
        return createApiKey(ctx, { organizationId, ...input }, commandLine);
      });
      report(io, options, { api_key: presentApiKey(apiKey), secret }, [
        `Made the API key "${apiKey.name}". This is the only time its secret is shown:`,
        `  ${secret}`,
      ]);
    });
}
