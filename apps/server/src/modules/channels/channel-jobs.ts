import type { LocaleName } from '@balcao/protocol';
import * as z from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import {
  enqueueJobs,
  type JobHandler,
  JobRefused,
  type NewJob,
  type Schedule,
} from '../../platform/jobs/index.ts';
import { findOrganizationLocale, theSystem } from '../accounts/index.ts';
import { pauseChannel } from './change-status.ts';
import type { Channels } from './channels.ts';
import { refreshChannel } from './refresh-channel.ts';
import { PAUSE_CAUSES, type PauseCause, readNumberWebhook } from './rules/read-number-webhook.ts';

type Which = { organizationId: string; channelId: string };

const refreshPayload = z.object({ organizationId: z.uuid(), channelId: z.uuid() });
const pausePayload = refreshPayload.extend({ cause: z.enum(PAUSE_CAUSES) });

/** Takes over what Meta says of a number or its account. Only jobs: events belong at the end of a transaction. */
export async function applyNumberWebhook(
  tx: Tx,
  channel: Which,
  field: string,
  value: unknown,
): Promise<void> {
  const change = readNumberWebhook(field, value);
  if (!change) return;
  const { organizationId, channelId } = channel;
  await enqueueJobs(tx, [
    change.kind === 'refresh'
      ? refreshJobOf({ organizationId, channelId })
      : {
          lane: 'reply',
          kind: 'channels.pause',
          organizationId,
          payload: { organizationId, channelId, cause: change.cause },
        },
  ]);
}

function refreshJobOf(which: Which): NewJob {
  return {
    lane: 'maintenance',
    kind: 'channels.refresh',
    uniqueKey: `channels.refresh/${which.channelId}`,
    organizationId: which.organizationId,
    payload: which,
    maxAttempts: 5,
  };
}

export function createChannelJobHandlers(channels: Channels): Record<string, JobHandler> {
  const { ctx } = channels;
  return {
    async 'channels.refresh'(job) {
      await refreshChannel(channels, parse(refreshPayload, job.payload));
    },
    async 'channels.refresh_all'() {
      for (const { id, organizationId } of channels.directory.all()) {
        await ctx.db.tx(organizationId, (tx) =>
          enqueueJobs(tx, [refreshJobOf({ organizationId, channelId: id })]),
        );
      }
    },
    async 'channels.pause'(job) {
      const { cause, ...which } = parse(pausePayload, job.payload);
      const locale = await ctx.db.tx(which.organizationId, (tx) =>
        findOrganizationLocale(tx, which.organizationId),
      );
      await pauseChannel(ctx, which, REASONS[cause][locale], theSystem);
    },
  };
}

/** Tokens expire and names change without a webhook too. */
export const channelSchedules: readonly Schedule[] = [
  {
    name: 'channels.refresh_all',
    pattern: '41 */6 * * *',
    job: {
      lane: 'maintenance',
      kind: 'channels.refresh_all',
      uniqueKey: 'channels.refresh_all',
      payload: {},
    },
  },
];

function parse<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new JobRefused('The payload names no channel.');
  return parsed.data;
}

const REASONS: Record<PauseCause, Record<LocaleName, string>> = {
  account_disabled: {
    'pt-BR': 'A Meta desativou a conta do WhatsApp. Veja o motivo na Central de Qualidade da Meta.',
    en: 'Meta disabled the WhatsApp account. See why in Meta’s Account Quality.',
    es: 'Meta desactivó la cuenta de WhatsApp. Vea el motivo en la Calidad de la cuenta de Meta.',
  },
  account_deleted: {
    'pt-BR': 'A conta do WhatsApp foi excluída na Meta. Conecte o número com outra conta.',
    en: 'The WhatsApp account was deleted at Meta. Connect the number with another account.',
    es: 'La cuenta de WhatsApp se eliminó en Meta. Conecte el número con otra cuenta.',
  },
  account_offboarded: {
    'pt-BR': 'O número saiu da API no aplicativo WhatsApp Business. Conecte-o de novo.',
    en: 'The number left the API in the WhatsApp Business app. Connect it again.',
    es: 'El número salió de la API en la aplicación WhatsApp Business. Conéctelo de nuevo.',
  },
};
