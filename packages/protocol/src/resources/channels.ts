import * as z from 'zod';
import { id, instant } from './common.ts';

export const channel = z.object({
  id,
  name: z.string(),
  phone_number_id: z.string(),
  waba_id: z.string(),
  display_phone_number: z.string().nullable(),
  verified_name: z.string().nullable(),
  /** simulator: pinned to the simulator, kept out of live reports */
  mode: z.enum(['live', 'simulator']),
  status: z.enum(['active', 'paused', 'needs_token']),
  /** why sending is paused, in words for the owner */
  status_reason: z.string().nullable(),
  quality_rating: z.string().nullable(),
  messages_per_second: z.number(),
  bot_enabled: z.boolean(),
  mark_read: z.boolean(),
  /** secrets are never read back: whether each is set */
  has_access_token: z.boolean(),
  has_app_secret: z.boolean(),
  /** empty for whoever is no admin, and in events */
  verify_token: z.string(),
  last_webhook_at: instant.nullable(),
  created_at: instant,
});
export type Channel = z.infer<typeof channel>;

const digits = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{5,25}$/, `${what} is a number of digits only; Meta shows it under WhatsApp → API setup.`);

export const channelInput = z.object({
  name: z.string().trim().min(1).max(80),
  phone_number_id: digits('The phone number id'),
  waba_id: digits('The WhatsApp Business Account id'),
  access_token: z.string().trim().min(10).max(2000),
  app_secret: z.string().trim().min(8).max(200),
  verify_token: z.string().trim().min(4).max(200),
  messages_per_second: z.number().int().min(1).max(100000).optional(),
  bot_enabled: z.boolean().default(true),
  mark_read: z.boolean().default(true),
});
export type ChannelInput = z.infer<typeof channelInput>;

export const channelPatch = z.object({
  name: channelInput.shape.name.optional(),
  waba_id: channelInput.shape.waba_id.optional(),
  access_token: channelInput.shape.access_token.optional(),
  app_secret: channelInput.shape.app_secret.optional(),
  verify_token: channelInput.shape.verify_token.optional(),
  messages_per_second: z.number().int().min(1).max(100000).optional(),
  bot_enabled: z.boolean().optional(),
  mark_read: z.boolean().optional(),
});

/** One line of the connection test. `advice` says what to do when `ok` is false. */
export const connectionCheck = z.object({
  name: z.enum([
    'token',
    'phone_number',
    'waba',
    'app_secret',
    'subscription',
    'callback',
    'clock',
    'webhook_seen',
  ]),
  /** null: could not be checked from here */
  ok: z.boolean().nullable(),
  detail: z.string(),
  advice: z.string().nullable(),
});
export type ConnectionCheck = z.infer<typeof connectionCheck>;
export const connectionReport = z.object({ ok: z.boolean(), checks: z.array(connectionCheck) });
export type ConnectionReport = z.infer<typeof connectionReport>;

export const template = z.object({
  id,
  channel_id: id,
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
  /** as Meta gives them */
  components: z.array(z.record(z.string(), z.unknown())),
  parameter_format: z.enum(['POSITIONAL', 'NAMED']),
  updated_at: instant,
});
export type Template = z.infer<typeof template>;
