import type { LocaleName } from '@balcao/protocol';
import { WHATSAPP_LIMITS, WhatsAppError } from '@balcao/whatsapp';
import * as z from 'zod';
import { type Job, type JobContext, JobPostponed, JobRefused } from '../../platform/jobs/index.ts';
import { findOrganizationLocale } from '../accounts/index.ts';
import { isPassing } from '../channels/index.ts';
import type { Media } from './media.ts';
import { type AttachmentRow, findAttachment, markFailed, markReady } from './store.ts';

export const DOWNLOAD_JOB = 'media.download';

const payloadSchema = z.object({ organizationId: z.uuid(), attachmentId: z.uuid() });
type Payload = z.infer<typeof payloadSchema>;

/** A stopped number may get a new token within the week that Meta keeps the file. */
const STOPPED_RETRY_MS = 10 * 60_000;

/** Handler of `media.download`: fetches what a customer sent. pending → ready | failed. */
export async function downloadAttachment(media: Media, job: Job, jobCtx: JobContext): Promise<void> {
  const parsed = payloadSchema.safeParse(job.payload);
  if (!parsed.success) throw new JobRefused('The payload names no attachment.');
  const { organizationId, attachmentId } = parsed.data;
  const row = await media.ctx.db.tx(organizationId, (tx) => findAttachment(tx, organizationId, attachmentId));
  if (!row || row.state === 'ready') return;
  try {
    await fetchAndKeep(media, parsed.data, row, jobCtx);
  } catch (error) {
    const fate = decideFate(error, job, jobCtx.signal.aborted);
    if (fate === 'retry') throw error;
    if (fate === 'stopped') {
      throw new JobPostponed('The number cannot read media now.', STOPPED_RETRY_MS, {
        countsAsAttempt: false,
      });
    }
    media.ctx.log.warn({ err: error, attachmentId }, 'An attachment could not be fetched');
    await giveUp(media, parsed.data, row, fate, jobCtx);
  }
}

async function fetchAndKeep(
  media: Media,
  { organizationId, attachmentId }: Payload,
  row: AttachmentRow,
  jobCtx: JobContext,
): Promise<void> {
  const { signal } = jobCtx;
  const channel = row.channel_id === null ? undefined : media.channels.directory.byId(row.channel_id);
  const client = channel && media.channels.clientFor(channel.id);
  if (!client || row.media_id === null) throw new NumberGone();
  const info = await client.getMedia(row.media_id, { phoneNumberId: channel.phoneNumberId, signal });
  const maxBytes = WHATSAPP_LIMITS.media.document.maxBytes;
  const download = await client.downloadMedia(info.url, { maxBytes, signal });
  const stored = await media.store.write(download.stream);
  try {
    const file = { ...stored, mimeType: info.mimeType ?? row.mime_type };
    const kept = await media.ctx.db.tx(organizationId, async (tx) => {
      await jobCtx.finish(tx);
      const changed = await markReady(tx, organizationId, attachmentId, file);
      if (changed && row.message_id) {
        await media.publishMessageUpdated(tx, organizationId, row.message_id);
      }
      return changed;
    });
    if (!kept) await media.store.delete(stored.key);
  } catch (error) {
    await media.store.delete(stored.key);
    throw error;
  }
}

class NumberGone extends Error {}

type Fate = 'retry' | 'stopped' | FailureText;

function decideFate(error: unknown, job: Job, aborted: boolean): Fate {
  if (error instanceof NumberGone) return 'number_gone';
  if (!WhatsAppError.isInstance(error) || aborted) return 'retry';
  if (error.reason === 'MEDIA_TOO_LARGE') return 'too_large';
  if (error.fate === 'reauthenticate' || error.fate === 'pause') return 'stopped';
  // An address that expired answers 404 without a Graph error: the next try asks for a fresh one.
  const mayPass = isPassing(error) || error.reason === 'HTTP_ERROR';
  if (!mayPass) return 'gone';
  return job.attempts < job.maxAttempts ? 'retry' : 'unreachable';
}

async function giveUp(
  media: Media,
  { organizationId, attachmentId }: Payload,
  row: AttachmentRow,
  reason: FailureText,
  jobCtx: JobContext,
): Promise<void> {
  await media.ctx.db.tx(organizationId, async (tx) => {
    await jobCtx.finish(tx);
    const locale = await findOrganizationLocale(tx, organizationId);
    const failed = await markFailed(tx, organizationId, attachmentId, FAILURES[reason][locale]);
    if (failed && row.message_id) await media.publishMessageUpdated(tx, organizationId, row.message_id);
  });
}

type FailureText = keyof typeof FAILURES;

const FAILURES = {
  too_large: {
    'pt-BR': 'O arquivo passa de 100 MB. Peça ao cliente um menor.',
    en: 'The file is larger than 100 MB. Ask the customer for a smaller one.',
    es: 'El archivo supera los 100 MB. Pida al cliente uno más pequeño.',
  },
  gone: {
    'pt-BR': 'A Meta não tem mais este arquivo. Peça ao cliente que o envie de novo.',
    en: 'Meta no longer has this file. Ask the customer to send it again.',
    es: 'Meta ya no tiene este archivo. Pida al cliente que lo envíe de nuevo.',
  },
  unreachable: {
    'pt-BR': 'A Meta não entregou o arquivo. Peça ao cliente que o envie de novo.',
    en: 'Meta did not hand over the file. Ask the customer to send it again.',
    es: 'Meta no entregó el archivo. Pida al cliente que lo envíe de nuevo.',
  },
  number_gone: {
    'pt-BR': 'O número foi desconectado antes de o arquivo ser baixado.',
    en: 'The number was disconnected before the file was fetched.',
    es: 'El número se desconectó antes de descargar el archivo.',
  },
} as const satisfies Record<string, Record<LocaleName, string>>;
