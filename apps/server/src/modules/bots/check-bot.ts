import { checkDefinition, type DefinitionProblem } from '@balcao/bot';

export type BotProblem = Pick<DefinitionProblem, 'path' | 'code' | 'message' | 'severity'>;

export function checkBot(definition: unknown): { ok: boolean; problems: BotProblem[] } {
  const checked = checkDefinition(definition);
  const problems = checked.ok ? checked.warnings : checked.problems;
  return {
    ok: checked.ok,
    problems: problems.map(({ path, code, message, severity }) => ({ path, code, message, severity })),
  };
}
