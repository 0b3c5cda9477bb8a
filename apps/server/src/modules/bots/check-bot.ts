import { checkDefinition, type DefinitionProblem } from '@balcao/bot';
import { AppError } from '@balcao/protocol';

export type BotProblem = Pick<DefinitionProblem, 'path' | 'code' | 'message' | 'severity'>;

export function checkBot(definition: unknown): { ok: boolean; problems: BotProblem[] } {
  const checked = checkDefinition(definition);
  const problems = checked.ok ? checked.warnings : checked.problems;
  return {
    ok: checked.ok,
    problems: problems.map(({ path, code, message, severity }) => ({ path, code, message, severity })),
  };
}

export function refuseBot(problems: readonly BotProblem[]): AppError {
  return new AppError('INVALID_INPUT', {
    message: 'The bot has problems. `details` names each; correct them and try again.',
    details: problems.map(({ path, ...problem }) => ({ field: `definition.${path}`, ...problem })),
  });
}
