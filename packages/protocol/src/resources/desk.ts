import * as z from 'zod';
import { role } from './accounts.ts';
import { id, instant } from './common.ts';

export const priority = z.enum(['alta', 'media', 'baixa']);
export type PriorityName = z.infer<typeof priority>;

export const presence = z.enum(['online', 'away', 'offline']);
export type Presence = z.infer<typeof presence>;

export const routing = z.enum(['longest_idle', 'least_loaded', 'round_robin', 'manual']);
export type Routing = z.infer<typeof routing>;

const minutes = z
  .number()
  .int()
  .min(1)
  .max(60 * 24 * 90);
/** `alert_minutes` after the start comes the early alert, `minutes` after it the breach. */
export const slaTarget = z.object({ minutes, alert_minutes: minutes.nullable() });
export const slaPolicy = z.object({
  /** from waiting for a person to a person's first word */
  first_response: slaTarget.nullable(),
  /** from a customer's unanswered word to a person's answer */
  next_response: slaTarget.nullable(),
  /** from waiting for a person to the end */
  resolution: slaTarget.nullable(),
  /** minutes of the department's calendar; false: of the clock on the wall */
  business_hours: z.boolean(),
  /** the resolution clock stands while the last word is ours */
  pause_while_waiting: z.boolean(),
});
export type SlaPolicy = z.infer<typeof slaPolicy>;

export const department = z.object({
  id,
  /** what bots hand off to; never changes */
  slug: z.string(),
  name: z.string(),
  position: z.number(),
  routing,
  /** the agent who last served a customer comes first */
  sticky: z.boolean(),
  /** null: the organization's calendar */
  calendar_id: id.nullable(),
  /** the customer is told position and estimated wait */
  announce_position: z.boolean(),
  /** business minutes a waiting customer may be silent; null: for ever */
  abandon_after_minutes: z.number().nullable(),
  /** users who serve it; empty: everybody who may answer */
  member_ids: z.array(id),
  sla: slaPolicy,
});
export type Department = z.infer<typeof department>;

export const agent = z.object({
  /** the user's id */
  id,
  name: z.string(),
  role,
  presence,
  /** since when */
  presence_at: instant,
  /** open conversations that routing may give them; 0: none */
  capacity: z.number(),
  department_ids: z.array(id),
});
export type Agent = z.infer<typeof agent>;

export const slaClockName = z.enum(['first_response', 'next_response', 'resolution']);
export type SlaClockName = z.infer<typeof slaClockName>;
export const slaClock = z.object({
  clock: slaClockName,
  started_at: instant,
  /** null: paused, or no early alert asked for */
  alert_at: instant.nullable(),
  /** null while paused */
  due_at: instant.nullable(),
  state: z.enum(['running', 'paused', 'alert', 'breached', 'met']),
  /** when it stopped counting: met, or over after its breach; null while it counts */
  ended_at: instant.nullable(),
  /** counted so far, in milliseconds of the policy's kind of time */
  elapsed_ms: z.number(),
});
export type SlaClock = z.infer<typeof slaClock>;

/** The most urgent clock of a conversation: what the ring of a row shows. */
export const slaState = slaClock.pick({
  clock: true,
  started_at: true,
  alert_at: true,
  due_at: true,
  state: true,
});
export type SlaState = z.infer<typeof slaState>;

export const cannedReply = z.object({
  id,
  /** typed after `/` */
  shortcut: z.string(),
  title: z.string(),
  /** `{{contact.name}}`, `{{contact.first_name}}`, `{{agent.name}}`, `{{organization.name}}`, `{{department.name}}`, `{{greeting}}` */
  body: z.string(),
  /** null: everybody's */
  department_id: id.nullable(),
  updated_at: instant,
});
export type CannedReply = z.infer<typeof cannedReply>;

export const tagColor = z.enum(['neutral', 'amber', 'green', 'blue', 'purple', 'red']);
export const tag = z.object({ id, name: z.string(), color: tagColor, contacts: z.number() });
export type Tag = z.infer<typeof tag>;

export const notificationKind = z.enum(['mention', 'assigned', 'transferred', 'sla_alert', 'sla_breach']);
export const notification = z.object({
  id,
  user_id: id,
  kind: notificationKind,
  conversation_id: id.nullable(),
  message_id: id.nullable(),
  /** contact_name, by, clock, due_at, department, text: what the line needs */
  data: z.record(z.string(), z.unknown()),
  at: instant,
  read_at: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;

export const surveyKind = z.enum(['nps', 'csat']);
export const surveyAnswer = z.object({
  id,
  survey: surveyKind,
  /** csat 1-5, nps 0-10 */
  score: z.number(),
  comment: z.string().nullable(),
  conversation_id: id,
  /** who had answered; null: the bot asked */
  agent: z.object({ id, name: z.string() }).nullable(),
  at: instant,
});
export type SurveyAnswer = z.infer<typeof surveyAnswer>;
const localized = z.object({ 'pt-BR': z.string(), en: z.string(), es: z.string() }).partial();

export const deskSettings = z.object({
  survey: z
    .object({
      /** asked when a person resolves a conversation. csat: 1-5; nps: 0-10; off */
      kind: z.enum(['csat', 'nps', 'off']).default('csat'),
      /** a score up to this asks for a comment; csat 1-5, nps 0-10 */
      comment_up_to: z.number().int().min(0).max(10).default(3),
      /** hours the customer has to answer */
      expires_hours: z.number().int().min(1).max(72).default(24),
      /** own words; absent: the shipped ones */
      question: localized.default({}),
    })
    .prefault({}),
  close_reasons: z
    .array(z.object({ id: z.string().min(1).max(40), name: z.string().trim().min(1).max(80) }))
    .max(30)
    .default([
      { id: 'resolvido', name: 'Resolvido' },
      { id: 'sem_resposta', name: 'Cliente não respondeu' },
      { id: 'nao_se_aplica', name: 'Engano ou spam' },
    ]),
  /** a reason must be chosen */
  close_reason_required: z.boolean().default(false),
  presence: z
    .object({
      /** untouched minutes until away; null: never */
      auto_away_minutes: z.number().int().min(1).max(240).nullable().default(10),
      /** seconds without a connected panel until offline */
      offline_after_seconds: z.number().int().min(30).max(900).default(90),
    })
    .prefault({}),
  /** contacts with this tag, or the attribute `vip: true`, wait with priority alta */
  vip_tag: z.string().trim().min(1).max(60).default('vip'),
});
export type DeskSettings = z.infer<typeof deskSettings>;

export const queueItem = z.object({
  conversation_id: id,
  department_id: id.nullable(),
  priority,
  /** since when the customer waits for a person; kept over transfers */
  waiting_since: instant,
  entered_at: instant,
  /** 1 is next */
  position: z.number(),
  estimated_wait_minutes: z.number(),
  contact: z.object({ id, name: z.string().nullable(), phone: z.string().nullable() }),
});
export type QueueItem = z.infer<typeof queueItem>;

export const wall = z.object({
  at: instant,
  departments: z.array(
    z.object({
      id: id.nullable(),
      name: z.string(),
      open_now: z.boolean(),
      waiting: z.number(),
      /** since when the one who waits longest waits */
      oldest_waiting_since: instant.nullable(),
      /** for one who would come now */
      estimated_wait_minutes: z.number(),
      in_service: z.number(),
      sla_alert: z.number(),
      sla_breached: z.number(),
      agents_online: z.number(),
      resolved_today: z.number(),
    }),
  ),
  agents: z.array(
    z.object({
      id,
      name: z.string(),
      presence,
      presence_at: instant,
      capacity: z.number(),
      open: z.number(),
      /** conversations whose last word is the customer's */
      unanswered: z.number(),
      sla_breached: z.number(),
      resolved_today: z.number(),
      department_ids: z.array(id),
    }),
  ),
  /** conversations that need somebody now: breached first, then by what is due */
  at_risk: z.array(
    z.object({
      conversation_id: id,
      contact_name: z.string().nullable(),
      department: z.string().nullable(),
      assignee: z.object({ id, name: z.string() }).nullable(),
      sla: slaState,
    }),
  ),
});
export type Wall = z.infer<typeof wall>;

export const mail = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** held: this installation has no SMTP server */
  state: z.enum(['queued', 'sent', 'failed', 'held']),
  error: z.string().nullable(),
  created_at: instant,
  sent_at: instant.nullable(),
});
export type Mail = z.infer<typeof mail>;

export const auditEntry = z.object({
  id,
  actor: z.object({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  /** e.g. department.updated */
  action: z.string(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  at: instant,
});
export type AuditEntry = z.infer<typeof auditEntry>;
