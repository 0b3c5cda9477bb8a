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

export const department = z.object({ id, slug: z.string(), name: z.string() });
export type Department = z.infer<typeof department>;

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
