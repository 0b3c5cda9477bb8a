import * as z from 'zod';
import { ENGINE_TEXT_KEYS } from '../text/engine-texts.ts';
import { textSchema } from '../text/text.ts';
import { nodeIdSchema, phrasesSchema } from './choices.schema.ts';
import { nodeSchema } from './node.schema.ts';

const commandSchema = z.strictObject({
  /** menu, sair and atendente bring their own phrases in three languages */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,31}$/, 'A command id is up to 32 lower-case letters, digits or "_".'),
  goto: nodeIdSchema,
  phrases: phrasesSchema.optional(),
});

/** A bot as stored, versioned and edited: plain JSON. */
export const botDefinitionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().min(1).max(120),
  defaultLocale: z.enum(['pt-BR', 'en', 'es']).optional(),
  start: nodeIdSchema,
  /** said before the start when the service window ended in the middle of a conversation */
  onExpired: textSchema.optional(),
  commands: z.array(commandSchema).max(20).optional(),
  /** the engine's own sentences, in the bot's voice */
  texts: z.partialRecord(z.enum(ENGINE_TEXT_KEYS), textSchema).optional(),
  nodes: z.record(nodeIdSchema, nodeSchema),
});
export type BotDefinition = z.infer<typeof botDefinitionSchema>;

/** For editors and other languages. */
export function getBotDefinitionJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(botDefinitionSchema, { io: 'input', reused: 'ref' }) };
}
