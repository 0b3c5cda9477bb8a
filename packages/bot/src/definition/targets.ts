import type { BotNode } from './node.schema.ts';

/** Where a node may lead. `null`: there is a way on from it that has no target. */
export type Target = { path: string; id: string | null; waits: boolean };

export function listTargets(node: BotNode): Target[] {
  switch (node.type) {
    case 'say': {
      if (node.message.kind !== 'buttons' && node.message.kind !== 'list')
        return [...target('next', node.next, false), ...listPersonTarget(node)];
      return [
        ...listChoiceTargets(node.message, 'message.', node.next),
        ...given('onFailed', node.onFailed, true),
        ...listPersonTarget(node),
      ];
    }
    case 'ask': {
      const failed = [...given('onFailed', node.onFailed, true), ...listPersonTarget(node)];
      if (node.kind === 'choice') return [...listChoiceTargets(node, '', node.next), ...failed];
      const options = (node.options ?? []).flatMap((option, i) =>
        given(`options.${i}.goto`, option.goto, true),
      );
      const from = given('optionsFrom.goto', node.optionsFrom?.goto, true);
      return [...target('next', node.next, true), ...options, ...from, ...failed];
    }
    case 'survey':
      return [...target('next', node.next, true), ...given('onFailed', node.onFailed, true)];
    case 'branch':
      return [
        ...node.cases.flatMap((one, i) => target(`cases.${i}.goto`, one.goto, false)),
        ...target('otherwise', node.otherwise, false),
      ];
    case 'hours':
      return [...target('open', node.open, false), ...target('closed', node.closed, false)];
    case 'set':
    case 'tag':
      return target('next', node.next, false);
    case 'wait':
      return [...target('next', node.next, true), ...given('onMessage', node.onMessage, true)];
    case 'call':
      // An address that can't be called leads to onError at once.
      return [
        ...target('next', node.next, true),
        ...target('onError', node.onError, false),
        ...given('onTimeout', node.onTimeout, true),
      ];
    case 'intent': {
      // What it says, or the customer's next words, are an end to it; without any of these something must follow.
      const isSilent = node.webhook === undefined && node.text === undefined;
      const waits = (node.parameters ?? []).some((parameter) => parameter.required !== false);
      const after = node.next === undefined && !isSilent ? [] : target('next', node.next, waits);
      return [...after, ...given('onError', node.onError, waits)];
    }
    case 'goto':
      return target('to', node.to, false);
    case 'hand_off':
    case 'end':
      return [];
    default:
      return node satisfies never;
  }
}

type Choices = {
  options?: { goto?: string }[];
  optionsFrom?: { goto?: string };
  onEmpty?: string;
};

function listChoiceTargets(choices: Choices, at: string, next: string | undefined): Target[] {
  const targets: Target[] = [];
  const options = choices.options ?? [];
  for (const [i, option] of options.entries()) {
    targets.push({ path: `${at}options.${i}.goto`, id: option.goto ?? next ?? null, waits: true });
  }
  if (choices.optionsFrom)
    targets.push({
      path: `${at}optionsFrom.goto`,
      id: choices.optionsFrom.goto ?? next ?? null,
      waits: true,
    });
  // Only a list that may be empty leads on without waiting.
  if (options.length === 0)
    targets.push({ path: `${at}onEmpty`, id: choices.onEmpty ?? next ?? null, waits: false });
  else if (choices.onEmpty !== undefined)
    targets.push({ path: `${at}onEmpty`, id: choices.onEmpty, waits: true });
  if (next !== undefined) targets.push({ path: 'next', id: next, waits: true });
  return targets;
}

function listPersonTarget(node: { offerPerson?: true | { goto: string } }): Target[] {
  const { offerPerson } = node;
  return typeof offerPerson === 'object' ? given('offerPerson.goto', offerPerson.goto, true) : [];
}

function target(path: string, id: string | undefined, waits: boolean): Target[] {
  return [{ path, id: id ?? null, waits }];
}

function given(path: string, id: string | undefined, waits: boolean): Target[] {
  return id === undefined ? [] : [{ path, id, waits }];
}
