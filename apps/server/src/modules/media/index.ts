export { createDiskMediaStore } from './disk-media-store.ts';
export { DOWNLOAD_JOB, downloadAttachment } from './download-attachment.ts';
export { createEnsureMediaId, type EnsureMediaId } from './ensure-media-id.ts';
export type { Media } from './media.ts';
export { MediaMissing, type MediaStore, type StoredFile } from './media-store.ts';
export { type AttachmentRow, findAttachment } from './store.ts';
