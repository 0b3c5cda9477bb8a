import * as z from 'zod';
import { textSchema } from '../text/text.ts';
import { nodeIdSchema, phrasesSchema, variableNameSchema } from './choices.schema.ts';

export const PARAMETER_KINDS = [
  'text',
  'number',
  'email',
  'phone',
  'cpf',
  'cnpj',
  'cpf_cnpj',
  'cep',
  'date',
  'choice',
] as const;
export type ParameterKind = (typeof PARAMETER_KINDS)[number];

const samplesSchema = z.array(z.string().min(1).max(200)).max(100);

const parameterSchema = z.strictObject({
  /** also the variable it is kept in */
  name: variableNameSchema,
  kind: z.enum(PARAMETER_KINDS),
  /** asked while it is missing; only one that is not required may do without */
  question: textSchema.optional(),
  /** true when absent; what is not required is taken from the message, never asked */
  required: z.boolean().optional(),
  /** of a choice */
  values: z
    .array(
      z.strictObject({
        value: z
          .string()
          .regex(/^[^\s~](?:.{0,58}\S)?$/u, 'A value is up to 60 characters and does not begin with "~".'),
        /** shown to the customer; the value itself when absent */
        title: textSchema.optional(),
        /** other words that mean it */
        phrases: phrasesSchema.optional(),
      }),
    )
    .max(50)
    .optional(),
  /** said after an answer that is none */
  error: textSchema.optional(),
});
export type IntentParameter = z.infer<typeof parameterSchema>;

/** What a customer may want, recognised by sample phrases and answered by a webhook or a text. */
export const intentShape = {
  /** the contract's `intent_name`; the node's id when absent */
  name: z
    .string()
    .regex(/^\S(?:.{0,118}\S)?$/u, 'An intent name is up to 120 characters, without spaces around it.')
    .optional(),
  phrases: z.union([
    samplesSchema,
    z.strictObject({
      'pt-BR': samplesSchema.optional(),
      en: samplesSchema.optional(),
      es: samplesSchema.optional(),
    }),
  ]),
  /** a word or words of the phrases → others that mean the same here */
  synonyms: z.record(z.string().min(1).max(80), phrasesSchema).optional(),
  parameters: z.array(parameterSchema).max(20).optional(),
  /** slug of a webhook that the server knows */
  webhook: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9_-]{0,39}$/,
      'A webhook is named by its slug: lower-case letters, digits, "-" and "_", at most 40.',
    )
    .optional(),
  /** the answer of an intent without a webhook */
  text: textSchema.optional(),
  /** said once when the webhook takes its time; absent: the engine's `waiting` */
  waiting: textSchema.optional(),
  /** said when the webhook fails; absent: the engine's `fallback` */
  fallback: textSchema.optional(),
  /** after the answer; absent: the customer's next words decide */
  next: nodeIdSchema.optional(),
  /** after the fallback; absent: as after an answer */
  onError: nodeIdSchema.optional(),
};

/** How free text finds intents. */
export const intentsSchema = z.strictObject({
  /** true: no words lead to an intent; nodes and webhooks still do */
  off: z.boolean().optional(),
  /** how like a sample phrase a message must be, 0.6 when absent */
  threshold: z.number().min(0.1).max(1).optional(),
});
