import type { BotProblem } from '../problems.ts';

type TheBot = {
  checkDefinition: (
    input: unknown,
  ) =>
    | { ok: true; warnings: BotProblem[]; definition: { intents: { matcher: { threshold: number } } } }
    | { ok: false; problems: BotProblem[] };
  getBotDefinitionJsonSchema: () => JsonSchema;
  defaultBotDefinition: Record<string, unknown> & { nodes: Record<string, unknown> };
};

export type JsonSchema = {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  const?: unknown;
  enum?: unknown[];
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | false;
  items?: JsonSchema;
  maxItems?: number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
};

// By a name the type checker does not follow: the engine's sources want Node's types, the panel has the browser's.
const NAME: string = '@balcao/bot';

/** The engine itself, so that the form is held against its schema and its compiler. */
export const theBot = (await import(NAME)) as TheBot;

export function checkBot(definition: unknown): BotProblem[] {
  const checked = theBot.checkDefinition(definition);
  return checked.ok ? checked.warnings : checked.problems;
}
