import { compileExpression } from '../engine/expression.ts';
import { isScopeRoot } from '../text/scope.ts';
import { compileTemplate } from '../text/template.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { BotNode } from './node.schema.ts';
import type { Report } from './problem.ts';
import { findChoices } from './walk-texts.ts';

/** Expressions that don't compile, paths that begin nowhere, templates inside requests. */
export function checkExpressions(definition: BotDefinition, report: Report): void {
  for (const [id, node] of Object.entries(definition.nodes)) {
    const problem = (code: string, path: string, message: string) =>
      report({ severity: 'error', code, message, node: id, path: `nodes.${id}.${path}` });
    for (const { path, source } of listExpressions(node)) {
      const result = compileExpression(source);
      if (!result.ok) problem('BAD_EXPRESSION', path, `"${source}" does not compile: ${result.message}`);
    }
    for (const { path, source } of listPaths(node)) {
      if (isScopeRoot(source.split('.')[0] ?? '')) continue;
      problem('BAD_PATH', path, `"${source}" leads nowhere; begin with contact, variables or organization.`);
    }
    for (const { path, source } of listTemplates(node)) {
      for (const message of compileTemplate(source).problems) problem('BAD_INTERPOLATION', path, message);
    }
  }
}

type Found = { path: string; source: string };

function listExpressions(node: BotNode): Found[] {
  if (node.type === 'branch')
    return node.cases.map(({ when }, i) => ({ path: `cases.${i}.when`, source: when }));
  if (node.type !== 'set') return [];
  return listAssignments(node).flatMap(({ path, assignment }) =>
    'expression' in assignment ? [{ path: `${path}.expression`, source: assignment.expression }] : [],
  );
}

function listPaths(node: BotNode): Found[] {
  const paths: Found[] = [];
  const choices = findChoices(node);
  if (choices?.optionsFrom)
    paths.push({ path: `${choices.at}optionsFrom.list`, source: choices.optionsFrom.list });
  if (node.type === 'call' && node.headersFrom !== undefined)
    paths.push({ path: 'headersFrom', source: node.headersFrom });
  if (node.type === 'set') {
    for (const { path, assignment } of listAssignments(node)) {
      if ('each' in assignment) paths.push({ path: `${path}.each`, source: assignment.each });
    }
  }
  return paths;
}

function listTemplates(node: BotNode): Found[] {
  const choices = findChoices(node);
  if (choices?.optionsFrom) return [{ path: `${choices.at}optionsFrom.id`, source: choices.optionsFrom.id }];
  if (node.type !== 'call') return [];
  return [
    ...Object.entries(node.headers ?? {}).map(([name, source]) => ({ path: `headers.${name}`, source })),
    ...listStrings(node.body, 'body'),
  ];
}

function listStrings(value: unknown, path: string): Found[] {
  if (typeof value === 'string') return [{ path, source: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listStrings(inner, `${path}.${key}`));
}

function listAssignments(node: Extract<BotNode, { type: 'set' }>) {
  const groups = [
    ['variables', node.variables],
    ['attributes', node.attributes],
  ] as const;
  return groups.flatMap(([group, assignments]) =>
    Object.entries(assignments ?? {}).map(([name, assignment]) => ({ path: `${group}.${name}`, assignment })),
  );
}
