import { AppError } from '@balcao/protocol';
import type { Media } from './media.ts';
import { MediaMissing, type MediaStore } from './media-store.ts';
import { type AttachmentRow, findAttachment, saveMediaId } from './store.ts';

// Meta keeps an upload for 30 days; a day less, so that none expires between here and its use.
const USABLE_MS = 29 * 24 * 3_600_000;

export type EnsureMediaId = (
  channelId: string,
  organizationId: string,
  attachmentId: string,
) => Promise<string>;

/** The id of a file at Meta, uploaded when this number has none that lives. Throws `WhatsAppError`. */
export function createEnsureMediaId(media: Pick<Media, 'ctx' | 'channels' | 'store'>): EnsureMediaId {
  const underWay = new Map<string, Promise<string>>();
  return (channelId, organizationId, attachmentId) => {
    const key = `${channelId}/${attachmentId}`;
    const known = underWay.get(key);
    if (known) return known;
    const work = ensure(media, channelId, organizationId, attachmentId).finally(() => underWay.delete(key));
    underWay.set(key, work);
    return work;
  };
}

async function ensure(
  { ctx, channels, store }: Pick<Media, 'ctx' | 'channels' | 'store'>,
  channelId: string,
  organizationId: string,
  attachmentId: string,
): Promise<string> {
  const row = await ctx.db.tx(organizationId, (tx) => findAttachment(tx, organizationId, attachmentId));
  if (!row?.storage_key) throw new AppError('NOT_FOUND', { message: 'The file to send is not there.' });
  const nowMs = ctx.clock.now();
  if (isUsable(row, channelId, nowMs)) return row.media_id;
  const channel = channels.directory.byId(channelId);
  const client = channels.clientFor(channelId);
  if (!channel || !client) throw new AppError('NOT_FOUND', { message: 'The number is connected no more.' });
  const data = await readFile(store, row.storage_key);
  const { id } = await client.uploadMedia(channel.phoneNumberId, {
    data,
    mimeType: row.mime_type,
    ...(row.file_name === null ? {} : { filename: row.file_name }),
  });
  await ctx.db.tx(organizationId, (tx) =>
    saveMediaId(tx, organizationId, attachmentId, {
      channelId,
      mediaId: id,
      expiresAt: new Date(nowMs + USABLE_MS),
    }),
  );
  return id;
}

/** A file that is gone stays gone; anything else the disk says may pass. */
async function readFile(store: MediaStore, key: string): Promise<Buffer> {
  try {
    return await store.readAll(key);
  } catch (error) {
    if (!(error instanceof MediaMissing)) throw error;
    throw new AppError('NOT_FOUND', { message: error.message, cause: error });
  }
}

function isUsable(
  row: AttachmentRow,
  channelId: string,
  nowMs: number,
): row is AttachmentRow & { media_id: string } {
  return (
    row.media_id !== null &&
    row.channel_id === channelId &&
    row.media_id_expires_at !== null &&
    row.media_id_expires_at.getTime() > nowMs
  );
}
