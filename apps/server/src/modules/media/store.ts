import type { Tx } from '../../platform/db/index.ts';

export type AttachmentRow = {
  id: string;
  organization_id: string;
  message_id: string | null;
  channel_id: string | null;
  direction: 'inbound' | 'outbound';
  kind: string;
  state: 'pending' | 'ready' | 'failed';
  mime_type: string;
  size_bytes: number | null;
  sha256: string | null;
  file_name: string | null;
  storage_key: string | null;
  media_id: string | null;
  media_id_expires_at: Date | null;
  error: string | null;
};

const COLUMNS = `id, organization_id, message_id, channel_id, direction, kind, state, mime_type, size_bytes,
  sha256, file_name, storage_key, media_id, media_id_expires_at, error`;

export async function findAttachment(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<AttachmentRow | undefined> {
  const [row] = await tx.query<AttachmentRow>({
    name: 'attachments_find',
    text: `select ${COLUMNS} from attachments where organization_id = $1 and id = $2`,
    values: [organizationId, id],
  });
  return row;
}

export async function insertUpload(
  tx: Tx,
  row: Pick<
    AttachmentRow,
    'id' | 'organization_id' | 'kind' | 'mime_type' | 'size_bytes' | 'sha256' | 'file_name' | 'storage_key'
  > & { created_at: Date },
): Promise<void> {
  await tx.execute({
    text: `insert into attachments (id, organization_id, direction, kind, state, mime_type, size_bytes, sha256,
             file_name, storage_key, created_at)
           values ($1, $2, 'outbound', $3, 'ready', $4, $5, $6, $7, $8, $9)`,
    values: [
      row.id,
      row.organization_id,
      row.kind,
      row.mime_type,
      row.size_bytes,
      row.sha256,
      row.file_name,
      row.storage_key,
      row.created_at,
    ],
  });
}

/** False: it was ready already, by another worker. */
export async function markReady(
  tx: Tx,
  organizationId: string,
  id: string,
  file: { mimeType: string; sizeBytes: number; sha256: string; key: string },
): Promise<boolean> {
  const changed = await tx.execute({
    text: `update attachments set state = 'ready', error = null, mime_type = $3, size_bytes = $4, sha256 = $5,
             storage_key = $6
           where organization_id = $1 and id = $2 and state <> 'ready'`,
    values: [organizationId, id, file.mimeType, file.sizeBytes, file.sha256, file.key],
  });
  return changed === 1;
}

export async function markFailed(
  tx: Tx,
  organizationId: string,
  id: string,
  error: string,
): Promise<boolean> {
  const changed = await tx.execute({
    text: `update attachments set state = 'failed', error = $3
           where organization_id = $1 and id = $2 and state = 'pending'`,
    values: [organizationId, id, error],
  });
  return changed === 1;
}

/** A media id is of use to the number it was uploaded for, so the channel is kept beside it. */
export async function saveMediaId(
  tx: Tx,
  organizationId: string,
  id: string,
  media: { channelId: string; mediaId: string; expiresAt: Date },
): Promise<void> {
  await tx.execute({
    text: `update attachments set channel_id = $3, media_id = $4, media_id_expires_at = $5
           where organization_id = $1 and id = $2`,
    values: [organizationId, id, media.channelId, media.mediaId, media.expiresAt],
  });
}
