import type { Command } from 'commander';
import { listOrganizations } from '../../modules/accounts/index.ts';
import { parseConfig, readEnv } from '../../platform/config/index.ts';
import type { CliIo } from '../io.ts';

type Options = { demo?: boolean; json?: boolean };

export function addStart(program: Command, io: CliIo): void {
  program
    .command('start')
    .description('Run the server until SIGINT or SIGTERM')
    .option('--demo', 'with a made-up shop and a phone in the browser; nothing leaves this machine')
    .option('--json', 'print the addresses as JSON')
    .action(async (options: Options) => {
      const config = parseConfig(readEnv(io.env));
      // Loaded here: the other commands start faster without the whole server.
      const { startServer, untilSignal } = await import('../../main.ts');
      const server = await startServer(config, { demo: options.demo === true });
      const signal = untilSignal();
      const { url, demoUrl } = server;
      const isEmpty = (await listOrganizations(server.app.ctx.db)).length === 0;
      if (options.json) {
        // One line, because log lines follow it.
        io.out(`${JSON.stringify({ url, demo_url: demoUrl })}\n`);
      } else {
        io.out(`${welcome(url, demoUrl, isEmpty).join('\n')}\n`);
      }
      await signal;
      await server.stop();
    });
}

function welcome(url: string, demoUrl: string | null, isEmpty: boolean): string[] {
  return [
    '',
    `  Balcão is ready: ${url}`,
    ...(demoUrl ? ['', '  Open this once, signed in:', `  ${demoUrl}`] : []),
    ...(isEmpty ? ['', '  It is empty. In another terminal:', '  balcao org create --name "My shop"'] : []),
    '',
  ];
}
