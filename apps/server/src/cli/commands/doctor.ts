import type { Command } from 'commander';
import type { DoctorCheck } from '../doctor/check.ts';
import { diagnose } from '../doctor/diagnose.ts';
import { type CliIo, report } from '../io.ts';

export function addDoctor(program: Command, io: CliIo, setExitCode: (code: number) => void): void {
  program
    .command('doctor')
    .description(
      'Check settings, database, disk, clock, mail server and every number; fails when something is wrong',
    )
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const checks = await diagnose(io);
      const ok = checks.every((check) => check.ok !== false);
      report(io, options, { ok, checks }, [
        ...checks.flatMap(linesOf),
        '',
        ok ? 'Nothing is wrong.' : 'Something is wrong: see the lines with ✗.',
      ]);
      if (!ok) setExitCode(1);
    });
}

function linesOf({ name, ok, detail, advice }: DoctorCheck): string[] {
  const mark = ok === null ? '–' : ok ? '✓' : '✗';
  return [`${mark} ${name}: ${detail}`, ...(advice === null ? [] : [`    → ${advice}`])];
}
