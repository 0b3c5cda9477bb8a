import type { ChoiceOption } from '../choices/choice-option.ts';
import type { CompiledCommand } from '../engine/commands.ts';
import type { Expression } from '../engine/expression.ts';
import type { Json, Locale } from '../engine.types.ts';
import type { CompiledEscalation } from '../escalation/compile-escalation.ts';
import type { CompiledIntents, CompiledParameter } from '../intents/compiled-intents.types.ts';
import type { EngineTextKey } from '../text/engine-texts.ts';
import type { Template } from '../text/template.ts';
import type { CompiledText } from '../text/text.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { NodeOf } from './node.schema.ts';

/** A definition made ready for `decide`: texts, expressions and words are parsed once. */
export type CompiledBot = {
  readonly definition: BotDefinition;
  readonly defaultLocale: Locale;
  readonly start: string;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  readonly commands: readonly CompiledCommand[];
  readonly escalation: CompiledEscalation;
  readonly intents: CompiledIntents;
  readonly texts: Readonly<Record<EngineTextKey, CompiledText>>;
  readonly onExpired: CompiledText | null;
};

type Base<T> = { id: string; state: string | null; def: T };

export type CompiledOption = {
  id: string;
  title: CompiledText;
  description: CompiledText | null;
  section: CompiledText | null;
  goto: string | null;
  phrases: readonly string[];
  pinned: boolean;
};

export type CompiledChoices = {
  /** the options ready to send, when no text of theirs reads a value */
  ready: Record<Locale, ChoiceOption[]> | null;
  options: CompiledOption[];
  from: {
    list: string[];
    id: Template;
    title: CompiledText;
    description: CompiledText | null;
    section: CompiledText | null;
    goto: string | null;
    saveItemAs: string | null;
  } | null;
  onEmpty: string | null;
  buttonLabel: CompiledText | null;
  header: CompiledText | null;
  footer: CompiledText | null;
  widget: 'auto' | 'buttons' | 'list';
};

/** A question of any kind: what waits for the contact's answer. */
export type CompiledQuestion = {
  text: CompiledText;
  again: CompiledText | null;
  error: CompiledText | null;
  choices: CompiledChoices | null;
  saveAs: string | null;
  /** failed answers that this question takes */
  attempts: number;
  /** whether its author chose that number */
  hasOwnAttempts: boolean;
  onFailed: string | null;
  /** one more option, or a button: a person */
  offersPerson: boolean;
  next: string | null;
};

export type CompiledAssignment =
  | { name: string; type: 'value'; value: Json }
  | { name: string; type: 'text'; text: CompiledText }
  | { name: string; type: 'expression'; expression: Expression }
  | { name: string; type: 'each'; list: string[]; text: CompiledText; join: string };

export type CompiledNode =
  | (Base<NodeOf<'say'>> & { type: 'say'; texts: Record<string, CompiledText> })
  | (Base<NodeOf<'say'>> & { type: 'offer'; question: CompiledQuestion })
  | (Base<NodeOf<'ask'>> & { type: 'ask'; question: CompiledQuestion })
  | (Base<NodeOf<'survey'>> & { type: 'survey'; question: CompiledQuestion })
  | (Base<NodeOf<'branch'>> & { type: 'branch'; cases: { when: Expression; goto: string }[] })
  | (Base<NodeOf<'hours'>> & { type: 'hours' })
  | (Base<NodeOf<'set'>> & { type: 'set'; variables: CompiledAssignment[]; attributes: CompiledAssignment[] })
  | (Base<NodeOf<'tag'>> & { type: 'tag' })
  | (Base<NodeOf<'hand_off'>> & {
      type: 'hand_off';
      text: CompiledText | null;
      closedText: CompiledText | null;
      problem: CompiledText | null;
    })
  | (Base<NodeOf<'wait'>> & { type: 'wait' })
  | (Base<NodeOf<'call'>> & {
      type: 'call';
      text: CompiledText | null;
      url: Template;
      headers: [string, Template][];
      headersFrom: string[] | null;
      save: [string, string[]][];
    })
  | (Base<NodeOf<'intent'>> & {
      type: 'intent';
      name: string;
      text: CompiledText | null;
      waiting: CompiledText | null;
      fallback: CompiledText | null;
      parameters: readonly CompiledParameter[];
      /** the hidden node that asks what is missing, then calls */
      resume: string;
    })
  /** hidden: where the questions of an intent's parameters lead back to */
  | (Base<NodeOf<'intent'>> & { type: 'resume'; intent: string })
  | (Base<NodeOf<'goto'>> & { type: 'goto' })
  | (Base<NodeOf<'end'>> & { type: 'end'; text: CompiledText | null });

export type IntentNode = Extract<CompiledNode, { type: 'intent' }>;

export type WaitingNode = Extract<CompiledNode, { question: CompiledQuestion }>;

export function isQuestion(node: CompiledNode): node is WaitingNode {
  return node.type === 'ask' || node.type === 'offer' || node.type === 'survey';
}
