import type { BotDefinition } from './definition/definition.schema.ts';
import type { SayMessage } from './definition/message.schema.ts';
import type { Assignment, BotNode, NodeOf } from './definition/node.schema.ts';
import type { Text } from './text/text.ts';

type Header = Pick<
  BotDefinition,
  'name' | 'defaultLocale' | 'onExpired' | 'escalation' | 'intents' | 'texts'
> & {
  start?: string;
};
type Body<T extends BotNode['type']> = Omit<NodeOf<T>, 'type'>;
type ChoiceBody = Omit<Body<'ask'>, 'kind'>;
type SayExtra = Omit<Body<'say'>, 'message'>;
type SetExtra = Omit<Body<'set'>, 'variables'>;

type TargetKey =
  | 'goto'
  | 'open'
  | 'closed'
  | 'next'
  | 'onFailed'
  | 'onEmpty'
  | 'otherwise'
  | 'onError'
  | 'onTimeout'
  | 'onMessage'
  | 'to';
/** The node ids that a node's literal mentions. */
type TargetsIn<T> = T extends string | number | boolean | null | undefined
  ? never
  : T extends readonly (infer E)[]
    ? TargetsIn<E>
    : {
        [K in keyof T]: K extends TargetKey
          ? Extract<T[K], string>
          : K extends 'body' | 'synonyms'
            ? never
            : TargetsIn<T[K]>;
      }[keyof T];

/** An id not yet used: the second use of one is a type error. */
type Fresh<Id extends string, Ids extends string> = Id extends Ids ? never : Id;

/**
 * Builds a definition node by node. A node without `next` leads to the node added after it.
 * Targets may be named before they exist; `build()` does not type-check until all of them do.
 */
export type BotBuilder<Ids extends string, Targets extends string> = {
  say<Id extends string, const X extends SayExtra = Record<never, never>>(
    id: Fresh<Id, Ids>,
    message: Text | SayMessage,
    extra?: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  ask<Id extends string, const X extends Body<'ask'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  /** an `ask` of kind "choice" */
  choose<Id extends string, const X extends ChoiceBody>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  branch<Id extends string, const X extends Body<'branch'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  hours<Id extends string, const X extends Body<'hours'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  set<Id extends string, const X extends SetExtra = Record<never, never>>(
    id: Fresh<Id, Ids>,
    variables: Record<string, Assignment>,
    extra?: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  tag<Id extends string, const X extends Body<'tag'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  handOff<Id extends string>(id: Fresh<Id, Ids>, node: Body<'hand_off'>): BotBuilder<Ids | Id, Targets>;
  wait<Id extends string, const X extends Body<'wait'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  call<Id extends string, const X extends Body<'call'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  survey<Id extends string, const X extends Omit<Body<'survey'>, 'survey'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  /** not led on to the node added after it: without `next` the customer's next words decide */
  intent<Id extends string, const X extends Body<'intent'>>(
    id: Fresh<Id, Ids>,
    node: X,
  ): BotBuilder<Ids | Id, Targets | TargetsIn<X>>;
  goto<Id extends string, const To extends string>(
    id: Fresh<Id, Ids>,
    to: To,
  ): BotBuilder<Ids | Id, Targets | To>;
  end<Id extends string>(id: Fresh<Id, Ids>, node?: Body<'end'>): BotBuilder<Ids | Id, Targets>;
  /** "menu", "sair" and "atendente" bring their own phrases */
  command<const To extends string>(id: string, goto: To, phrases?: string[]): BotBuilder<Ids, Targets | To>;
  build(
    ...missing: Exclude<Targets, Ids> extends never ? [] : [unknownTargets: Exclude<Targets, Ids>]
  ): BotDefinition;
};

/**
 * @example
 * bot({ name: 'Padaria' })
 *   .say('ola', 'Oi! Que bom ver você.')
 *   .choose('menu', { text: 'O que vai ser?', options: [{ id: 'pao', title: 'Pão', goto: 'fim' }] })
 *   .end('fim', { text: 'Já estou separando!' })
 *   .build()
 * // { schemaVersion: 1, name: 'Padaria', start: 'ola', nodes: { ola: { …, next: 'menu' }, … } }
 */
export function bot<const H extends Header>(header: H): BotBuilder<never, TargetsIn<H['escalation']>> {
  const nodes: Record<string, BotNode> = {};
  const commands: NonNullable<BotDefinition['commands']> = [];
  let last: BotNode | null = null;

  const add = (id: string, node: BotNode): typeof builder => {
    if (last !== null && mayGoOn(last)) last.next = id;
    nodes[id] = node;
    last = node;
    return builder;
  };

  const builder = {
    say: (id: string, message: Text | SayMessage, extra: SayExtra = {}) =>
      add(id, {
        type: 'say',
        message: isMessage(message) ? message : { kind: 'text', text: message },
        ...extra,
      }),
    ask: (id: string, node: Body<'ask'>) => add(id, { type: 'ask', ...node }),
    choose: (id: string, node: ChoiceBody) => add(id, { type: 'ask', kind: 'choice', ...node }),
    branch: (id: string, node: Body<'branch'>) => add(id, { type: 'branch', ...node }),
    hours: (id: string, node: Body<'hours'>) => add(id, { type: 'hours', ...node }),
    set: (id: string, variables: Record<string, Assignment>, extra: SetExtra = {}) =>
      add(id, { type: 'set', variables, ...extra }),
    tag: (id: string, node: Body<'tag'>) => add(id, { type: 'tag', ...node }),
    handOff: (id: string, node: Body<'hand_off'>) => add(id, { type: 'hand_off', ...node }),
    wait: (id: string, node: Body<'wait'>) => add(id, { type: 'wait', ...node }),
    call: (id: string, node: Body<'call'>) => add(id, { type: 'call', ...node }),
    survey: (id: string, node: Omit<Body<'survey'>, 'survey'>) =>
      add(id, { type: 'survey', survey: 'nps', ...node }),
    intent: (id: string, node: Body<'intent'>) => add(id, { type: 'intent', ...node }),
    goto: (id: string, to: string) => add(id, { type: 'goto', to }),
    end: (id: string, node: Body<'end'> = {}) => add(id, { type: 'end', ...node }),
    command: (id: string, goto: string, phrases?: string[]) => {
      commands.push(phrases ? { id, goto, phrases } : { id, goto });
      return builder;
    },
    build: (): BotDefinition => {
      const { start, ...rest } = header;
      return {
        schemaVersion: 1,
        ...rest,
        start: start ?? Object.keys(nodes)[0] ?? '',
        ...(commands.length > 0 ? { commands } : {}),
        nodes,
      };
    },
  };
  // The ids live only in the types: at run time every step returns this same object.
  return builder as unknown as BotBuilder<never, TargetsIn<H['escalation']>>;
}

function isMessage(message: Text | SayMessage): message is SayMessage {
  return typeof message === 'object' && 'kind' in message;
}

/** Nodes whose `next` was left open on purpose keep it: a menu whose options all lead somewhere. */
function mayGoOn(node: BotNode): node is Extract<BotNode, { next?: string }> {
  switch (node.type) {
    case 'say':
    case 'ask': {
      const choices = node.type === 'ask' ? node : node.message;
      const options = 'options' in choices ? (choices.options ?? []) : [];
      const isChoice = node.type === 'ask' ? node.kind === 'choice' : options.length > 0;
      const leads = isChoice && options.length > 0 && options.every((option) => option.goto !== undefined);
      return node.next === undefined && !leads;
    }
    case 'set':
    case 'tag':
    case 'wait':
    case 'call':
    case 'survey':
      return node.next === undefined;
    case 'branch':
    case 'hours':
    case 'hand_off':
    case 'intent':
    case 'goto':
    case 'end':
      return false;
    default:
      return node satisfies never;
  }
}
