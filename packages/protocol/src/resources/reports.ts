import * as z from 'zod';
import { id, instant } from './common.ts';

/** Seconds of wall-clock time, of the conversations it happened in. */
const durations = z.object({
  count: z.number(),
  median_s: z.number().nullable(),
  p90_s: z.number().nullable(),
  mean_s: z.number().nullable(),
});

const deliveries = z.object({
  messages: z.number(),
  sent: z.number(),
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
});

/** Bot and people are never mixed. What each number means stands in `definitions` of the page and in docs/flows/reports.md. */
export const report = z.object({
  from: instant,
  to: instant,
  time_zone: z.string(),
  /** local days, oldest first */
  days: z.array(
    z.object({
      date: z.iso.date(),
      opened: z.number(),
      handed_off: z.number(),
      resolved_by_bot: z.number(),
      resolved_by_people: z.number(),
      inbound: z.number(),
      bot: z.number(),
      people: z.number(),
    }),
  ),
  totals: z.object({
    opened: z.number(),
    handed_off: z.number(),
    resolved_by_bot: z.number(),
    resolved_by_people: z.number(),
    abandoned: z.number(),
    inbound: z.number(),
    bot: z.number(),
    people: z.number(),
  }),
  first_response: z.object({ people: durations, bot: durations }),
  resolution: z.object({ people: durations, bot: durations }),
  /** closed by the bot without a person, of all that closed; null: none closed */
  containment_rate: z.number().nullable(),
  /** handed to people, of all that opened */
  escalation_rate: z.number().nullable(),
  escalation_reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  close_reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  nps: z.object({
    answers: z.number(),
    promoters: z.number(),
    passives: z.number(),
    detractors: z.number(),
    /** -100 to 100; null: no answers */
    score: z.number().nullable(),
  }),
  csat: z.object({
    answers: z.number(),
    /** 1 to 5 */
    mean: z.number().nullable(),
    /** how many gave 1, 2, 3, 4, 5 */
    distribution: z.array(z.number()),
  }),
  sla: z.array(
    z.object({
      clock: z.enum(['first_response', 'next_response', 'resolution']),
      breaches: z.number(),
      /** conversations in which that clock ran */
      conversations: z.number(),
    }),
  ),
  delivery: z.object({ bot: deliveries, people: deliveries, api: deliveries }),
  agents: z.array(
    z.object({
      id,
      name: z.string(),
      assigned: z.number(),
      resolved: z.number(),
      messages: z.number(),
      first_response: durations,
      csat_mean: z.number().nullable(),
      nps_score: z.number().nullable(),
      ratings: z.number(),
    }),
  ),
  departments: z.array(
    z.object({
      id: id.nullable(),
      name: z.string(),
      handed_off: z.number(),
      resolved: z.number(),
      abandoned: z.number(),
      first_response: durations,
      resolution: durations,
    }),
  ),
  /** messages of customers: [ISO weekday - 1][hour], local */
  heatmap: z.array(z.array(z.number())),
  /** the newest comments of surveys */
  comments: z.array(
    z.object({
      conversation_id: id,
      contact_name: z.string().nullable(),
      agent_name: z.string().nullable(),
      survey: z.enum(['nps', 'csat']),
      score: z.number(),
      comment: z.string(),
      at: instant,
    }),
  ),
});
export type Report = z.infer<typeof report>;
