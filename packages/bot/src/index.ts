export { type BotBuilder, bot } from './builder.ts';
export { type ChoiceOption, makeOptionId } from './choices/choice-option.ts';
export { type ChoiceMatch, matchChoice } from './choices/match-choice.ts';
export { type ChoicesMessage, type RenderedChoices, renderChoices } from './choices/render-choices.ts';
export { defaultBot, defaultBotDefinition } from './default-bot/default-bot.ts';
export { type CheckedDefinition, checkDefinition } from './definition/check-definition.ts';
export type { CompiledBot } from './definition/compiled.types.ts';
export {
  type BotDefinition,
  botDefinitionSchema,
  getBotDefinitionJsonSchema,
} from './definition/definition.schema.ts';
export type { BotNode } from './definition/node.schema.ts';
export type { DefinitionProblem } from './definition/problem.ts';
export { decide } from './engine/decide.ts';
export { findBotCommand, findDefaultCommand } from './engine/name-command.ts';
export { startSession } from './engine/start-session.ts';
export * from './engine.types.ts';
export { type Escalation, findDefaultEscalation, findEscalation } from './escalation/find-escalation.ts';
export { DEFAULT_ESCALATION_PHRASES } from './escalation/phrases.ts';
export { explainIntent, type IntentExplanation } from './intents/explain-intent.ts';
export { type ReplayedStep, type ReplayStep, replay } from './replay.ts';
export type { Text } from './text/text.ts';
