import * as z from 'zod';
import { id, instant, locale } from './common.ts';

export const catalogueItem = z.object({
  id: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(500).optional(),
  price_cents: z.number().int().min(0).max(1_000_000_000),
  currency: z.string().length(3).default('BRL'),
});

/** What the organization says of itself; the bot's texts use it. */
export const settings = z.object({
  name: z.string().trim().min(1).max(120),
  time_zone: z.string().min(1).max(60),
  locale,
  address: z.string().trim().max(500).default(''),
  hours_text: z.string().trim().max(500).default(''),
  phone: z.string().trim().max(40).default(''),
  website: z.string().trim().max(200).default(''),
  faq: z
    .array(
      z.object({ question: z.string().trim().min(1).max(200), answer: z.string().trim().min(1).max(2000) }),
    )
    .max(50)
    .default([]),
  items: z.array(catalogueItem).max(500).default([]),
  invoice_source: z
    .object({ url: z.url(), headers: z.record(z.string(), z.string()).default({}) })
    .nullable()
    .default(null),
});
export type Settings = z.infer<typeof settings>;

export const botSummary = z.object({
  id,
  name: z.string(),
  version: z.number(),
  published_at: instant.nullable(),
});
export const bot = botSummary.extend({ definition: z.record(z.string(), z.unknown()) });
export type Bot = z.infer<typeof bot>;
export const botProblem = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});

/** How the bot hears a text: what comes before intents, and every intent it is like at all. */
export const botExplanation = z.object({
  /** a command (`menu`, `sair`, `atendente` or the bot's own) or a phrase that calls a person: heard before any intent */
  first: z
    .object({
      kind: z.enum(['command', 'person']),
      /** the command's id, or the phrase as its author wrote it */
      name: z.string(),
    })
    .nullable(),
  /** from this score on an intent is entered, 0 to 1 */
  threshold: z.number(),
  /** the likeliest first */
  intents: z.array(
    z.object({
      node: z.string(),
      name: z.string(),
      /** 0 to 1 */
      score: z.number(),
      /** the sample phrase it is most like */
      phrase: z.string(),
      matched: z.array(z.object({ word: z.string(), as: z.string() })),
      /** the text leads here */
      enters: z.boolean(),
    }),
  ),
});
export type BotExplanation = z.infer<typeof botExplanation>;
