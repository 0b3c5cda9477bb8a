import * as z from 'zod';
import { ENGINE_TEXT_KEYS } from '../text/engine-texts.ts';
import { textSchema } from '../text/text.ts';
import { nodeIdSchema, phrasesSchema } from './choices.schema.ts';
import { intentsSchema } from './intent.schema.ts';
import { nodeSchema } from './node.schema.ts';

const commandSchema = z.strictObject({
  /** menu, sair and atendente bring their own phrases in three languages */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,31}$/, 'A command id is up to 32 lower-case letters, digits or "_".'),
  goto: nodeIdSchema,
  phrases: phrasesSchema.optional(),
});

const ownPhrasesSchema = z.array(z.string().min(1).max(80)).max(100);

/** Where a person is called, and by which words; see `src/escalation`. */
const escalationSchema = z.strictObject({
  goto: nodeIdSchema,
  /** each language's list replaces the default of that language */
  phrases: z
    .strictObject({
      'pt-BR': ownPhrasesSchema.optional(),
      en: ownPhrasesSchema.optional(),
      es: ownPhrasesSchema.optional(),
    })
    .optional(),
  /** true: no phrase calls a person; commands, buttons and failed answers still do */
  off: z.boolean().optional(),
  /** failed answers in a row, over all questions, before a person is called */
  attempts: z.int().min(1).max(10).optional(),
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
  /** absent: the defaults, to the node of the command `atendente` */
  escalation: escalationSchema.optional(),
  /** how free text finds the nodes of type `intent` */
  intents: intentsSchema.optional(),
  /** the engine's own sentences, in the bot's voice */
  texts: z.partialRecord(z.enum(ENGINE_TEXT_KEYS), textSchema).optional(),
  nodes: z.record(nodeIdSchema, nodeSchema),
});
export type BotDefinition = z.infer<typeof botDefinitionSchema>;

/** For editors and other languages. */
export function getBotDefinitionJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(botDefinitionSchema, { io: 'input', reused: 'ref' }) };
}
