import * as z from 'zod';
import { textSchema } from '../text/text.ts';

export const nodeIdSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
    'A node id is a letter, then up to 63 letters, digits, "_" or "-".',
  );

export const variableNameSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
    'A variable name is a letter, then up to 63 letters, digits or "_".',
  );

export const phrasesSchema = z.array(z.string().min(1).max(80)).max(50);

export const optionSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/,
      'An option id is up to 100 letters, digits, "_", "." or "-".',
    ),
  title: textSchema,
  description: textSchema.optional(),
  /** heading of the list the option stands under */
  section: textSchema.optional(),
  goto: nodeIdSchema.optional(),
  /** other words that mean this option, in any language */
  phrases: phrasesSchema.optional(),
  /** shown on every page of a long list */
  pinned: z.boolean().optional(),
});
export type OptionDefinition = z.infer<typeof optionSchema>;

/** One option per element of a list, e.g. `organization.items`; texts read the element as `item`. */
export const optionsFromSchema = z.strictObject({
  list: z.string().max(200),
  id: z.string().max(200),
  title: textSchema,
  description: textSchema.optional(),
  section: textSchema.optional(),
  goto: nodeIdSchema.optional(),
  /** variable that receives the chosen element */
  saveItemAs: variableNameSchema.optional(),
});
export type OptionsFrom = z.infer<typeof optionsFromSchema>;

export const choicesShape = {
  options: z.array(optionSchema).max(100).optional(),
  optionsFrom: optionsFromSchema.optional(),
  /** where to go when `optionsFrom` gives nothing */
  onEmpty: nodeIdSchema.optional(),
  /** the button that opens the list */
  buttonLabel: textSchema.optional(),
  header: textSchema.optional(),
  footer: textSchema.optional(),
};
