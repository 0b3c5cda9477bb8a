import * as z from 'zod';
import { textSchema } from '../text/text.ts';
import { choicesShape } from './choices.schema.ts';

const mediaSource = { id: z.string().min(1).optional(), link: z.string().optional() };

/** What one `say` node sends. `choices` waits for the answer, everything else goes on. */
export const sayMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: textSchema, previewUrl: z.boolean().optional() }),
  z.strictObject({
    kind: z.literal('media'),
    media: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
    ...mediaSource,
    caption: textSchema.optional(),
    filename: z.string().max(240).optional(),
  }),
  z.strictObject({
    kind: z.literal('buttons'),
    text: textSchema,
    again: textSchema.optional(),
    ...choicesShape,
  }),
  z.strictObject({
    kind: z.literal('list'),
    text: textSchema,
    again: textSchema.optional(),
    ...choicesShape,
  }),
  z.strictObject({
    kind: z.literal('url_button'),
    text: textSchema,
    label: textSchema,
    url: z.string(),
    header: textSchema.optional(),
    footer: textSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: textSchema.optional(),
    address: textSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('location_request'), text: textSchema }),
  z.strictObject({
    kind: z.literal('contact_card'),
    name: textSchema,
    phone: z.string().optional(),
    email: z.string().optional(),
    company: z.string().optional(),
  }),
]);
export type SayMessage = z.infer<typeof sayMessageSchema>;
