import type { CompiledAssignment, CompiledNode } from '../definition/compiled.types.ts';
import type { Json } from '../engine.types.ts';
import { findValue } from '../text/scope.ts';
import { toJson } from './json.ts';
import { getScope, log, setVariable, type Turn, textOf } from './turn.ts';

const MAX_EACH = 50;

export function assign(turn: Turn, node: Extract<CompiledNode, { type: 'set' }>): void {
  for (const assignment of node.variables)
    setVariable(turn, assignment.name, valueOf(turn, node.id, assignment));
  if (node.attributes.length === 0) return;
  const attributes: Record<string, Json> = {};
  for (const assignment of node.attributes) attributes[assignment.name] = valueOf(turn, node.id, assignment);
  turn.effects.push({ type: 'set_attributes', attributes });
}

function valueOf(turn: Turn, node: string, assignment: CompiledAssignment): Json {
  switch (assignment.type) {
    case 'value':
      return toJson(assignment.value);
    case 'text':
      return toJson(textOf(turn, assignment.text));
    case 'expression': {
      const result = assignment.expression.evaluate(getScope(turn));
      if (result.ok) return result.value;
      log(
        turn,
        'EXPRESSION_FAILED',
        `"${assignment.expression.source}" in node "${node}" gives nothing: ${result.message}`,
      );
      return null;
    }
    case 'each': {
      const list = findValue(getScope(turn), assignment.list);
      if (!Array.isArray(list)) return '';
      return toJson(
        list
          .slice(0, MAX_EACH)
          .map((item) => textOf(turn, assignment.text, item))
          .filter((text) => text.trim() !== '')
          .join(assignment.join),
      );
    }
    default:
      return assignment satisfies never;
  }
}
