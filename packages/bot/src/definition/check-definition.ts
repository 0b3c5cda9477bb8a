import { checkEscalation } from './check-escalation.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkGraph } from './check-graph.ts';
import { checkIntents } from './check-intents.ts';
import { checkLimits } from './check-limits.ts';
import { checkTexts } from './check-texts.ts';
import { compileDefinition } from './compile-definition.ts';
import type { CompiledBot } from './compiled.types.ts';
import { type BotDefinition, botDefinitionSchema } from './definition.schema.ts';
import type { DefinitionProblem } from './problem.ts';

export type CheckedDefinition =
  | { ok: true; definition: CompiledBot; warnings: DefinitionProblem[] }
  | { ok: false; problems: DefinitionProblem[] };

/**
 * The bot's compiler: anything in; a bot ready for `decide`, or all that keeps it from being one.
 * Warnings don't refuse a definition.
 */
export function checkDefinition(input: unknown): CheckedDefinition {
  const parsed = botDefinitionSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 100).map((issue): DefinitionProblem => {
      const path = issue.path.map(String).join('.');
      const node =
        issue.path[0] === 'nodes' && issue.path[1] !== undefined ? { node: String(issue.path[1]) } : {};
      return { severity: 'error', code: 'SCHEMA', message: issue.message, path, ...node };
    });
    return { ok: false, problems };
  }
  const problems = findProblems(parsed.data);
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  return { ok: true, definition: compileDefinition(parsed.data), warnings: problems };
}

function findProblems(definition: BotDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const report = (problem: DefinitionProblem) => problems.push(problem);
  checkGraph(definition, report);
  checkTexts(definition, report);
  checkLimits(definition, report);
  checkExpressions(definition, report);
  checkEscalation(definition, report);
  checkIntents(definition, report);
  return problems;
}
