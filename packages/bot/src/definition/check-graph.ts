import type { BotDefinition } from './definition.schema.ts';
import type { Report } from './problem.ts';
import { listTargets } from './targets.ts';

/** Unknown targets, dead ends, loops that never wait, nodes that nothing leads to. */
export function checkGraph(definition: BotDefinition, report: Report): void {
  checkEntries(definition, report);
  for (const [id, node] of Object.entries(definition.nodes)) {
    for (const target of listTargets(node)) {
      const path = `nodes.${id}.${target.path}`;
      if (target.id === null) {
        const message = `Nothing comes after this; set "${target.path}", or end the conversation with an end or hand_off node.`;
        report({ severity: 'error', code: 'DEAD_END', message, node: id, path });
      } else if (!Object.hasOwn(definition.nodes, target.id)) {
        const message = `There is no node "${target.id}"; create it or choose another target.`;
        report({ severity: 'error', code: 'UNKNOWN_TARGET', message, node: id, path });
      }
    }
  }
  checkInstantLoops(definition, report);
  checkReachable(definition, report);
}

function checkEntries(definition: BotDefinition, report: Report): void {
  const entries = [{ path: 'start', id: definition.start }].concat(
    (definition.commands ?? []).map((command, i) => ({ path: `commands.${i}.goto`, id: command.goto })),
  );
  if (definition.escalation) entries.push({ path: 'escalation.goto', id: definition.escalation.goto });
  for (const { path, id } of entries) {
    if (Object.hasOwn(definition.nodes, id)) continue;
    const message = `There is no node "${id}"; create it or choose another one.`;
    report({ severity: 'error', code: 'UNKNOWN_TARGET', message, path });
  }
  const ids = (definition.commands ?? []).map((command) => command.id);
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) === i) continue;
    const message = `The command "${id}" is defined twice; keep one.`;
    report({ severity: 'error', code: 'DUPLICATE_COMMAND', message, path: `commands.${i}.id` });
  }
}

/** A cycle of nodes that never wait would run for ever. Depth-first, without recursion: definitions may be long. */
function checkInstantLoops(definition: BotDefinition, report: Report): void {
  const done = new Set<string>();
  for (const root of Object.keys(definition.nodes)) {
    if (done.has(root)) continue;
    const path = new Set<string>([root]);
    const stack = [{ id: root, rest: findInstantTargets(definition, root) }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const next = top?.rest.pop();
      if (!top) break;
      if (next === undefined) {
        done.add(top.id);
        path.delete(top.id);
        stack.pop();
      } else if (path.has(next)) {
        const loop = [...path]
          .slice([...path].indexOf(next))
          .concat(next)
          .join(' → ');
        const message = `${loop} never waits for the contact and would run for ever; put a question or a wait in between.`;
        report({ severity: 'error', code: 'INSTANT_LOOP', message, node: next, path: `nodes.${next}` });
      } else if (!done.has(next)) {
        path.add(next);
        stack.push({ id: next, rest: findInstantTargets(definition, next) });
      }
    }
  }
}

function findInstantTargets(definition: BotDefinition, id: string): string[] {
  const node = Object.hasOwn(definition.nodes, id) ? definition.nodes[id] : undefined;
  if (!node) return [];
  return listTargets(node).flatMap((target) => (target.waits || target.id === null ? [] : [target.id]));
}

function checkReachable(definition: BotDefinition, report: Report): void {
  const open = [definition.start, ...(definition.commands ?? []).map((command) => command.goto)];
  const seen = new Set<string>();
  if (definition.escalation) open.push(definition.escalation.goto);
  const nodes = Object.entries(definition.nodes);
  // Words lead to an intent by themselves.
  if (!definition.intents?.off)
    open.push(...nodes.flatMap(([id, node]) => (node.type === 'intent' ? [id] : [])));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || !Object.hasOwn(definition.nodes, id)) continue;
    seen.add(id);
    const node = definition.nodes[id];
    if (node) for (const target of listTargets(node)) if (target.id !== null) open.push(target.id);
  }
  for (const id of Object.keys(definition.nodes)) {
    if (seen.has(id)) continue;
    const callsWebhooks = nodes.some(([, node]) => node.type === 'intent' && node.webhook !== undefined);
    const message = callsWebhooks
      ? `Nothing leads to "${id}" but, maybe, a webhook's jump_to; connect it or remove it.`
      : `Nothing leads to "${id}"; connect it or remove it.`;
    report({ severity: 'warning', code: 'UNREACHABLE', message, node: id, path: `nodes.${id}` });
  }
}
