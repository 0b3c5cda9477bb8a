import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { toCliError } from './cli-error.ts';
import { addApiKeyCreate } from './commands/api-key-create.ts';
import { addChannelAdd } from './commands/channel-add.ts';
import { addChannelList } from './commands/channel-list.ts';
import { addDoctor } from './commands/doctor.ts';
import { addMigrate } from './commands/migrate.ts';
import { addOrgCreate } from './commands/org-create.ts';
import { addRotateKey } from './commands/rotate-key.ts';
import { addStart } from './commands/start.ts';
import { addUserCreate } from './commands/user-create.ts';
import type { CliIo } from './io.ts';

/** Runs one command; resolves with the exit code. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const state = { exitCode: 0 };
  const program = createProgram(io, (code) => {
    state.exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return state.exitCode;
  } catch (error) {
    // Help and version end by this too, with code 0; its own complaints are printed already.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const printed = error instanceof CommanderError && !args.includes('--json');
    return printed ? 2 : printError(error, args.includes('--json'), io);
  }
}

function createProgram(io: CliIo, setExitCode: (code: number) => void): Command {
  const program = new Command('balcao');
  // Before the commands are added: they inherit it.
  program.exitOverride().configureOutput({
    writeOut: (text) => io.out(text),
    writeErr: (text) => io.err(text),
  });
  program
    .description('Customer service on WhatsApp, on your own server')
    .version(VERSION)
    .showHelpAfterError('Run it with --help to see what it takes.');
  addStart(program, io);
  addMigrate(program, io);
  addOrgCreate(program.command('org').description('Organizations'), io);
  addUserCreate(program.command('user').description('People who sign in'), io);
  const channel = program.command('channel').description('WhatsApp numbers');
  addChannelAdd(channel, io);
  addChannelList(channel, io);
  addApiKeyCreate(program.command('api-key').description('Keys for the API'), io);
  addRotateKey(program, io);
  addDoctor(program, io, setExitCode);
  return program;
}

function printError(error: unknown, json: boolean, io: CliIo): number {
  const { code, message, details, exitCode } = toCliError(error);
  if (json) {
    io.err(`${JSON.stringify({ error: { code, message, ...(details ? { details } : {}) } })}\n`);
  } else {
    const lines = (details ?? []).map((detail) => `  ${detail.field ?? ''}  ${detail.message}`);
    io.err(`${[`${code}: ${message}`, ...lines].join('\n')}\n`);
  }
  return exitCode;
}
