/** Types a browser shows without running anything. */
const SHOWN = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'video/mp4',
  'video/3gpp',
  'video/webm',
  'audio/aac',
  'audio/amr',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/opus',
]);
const SAVED = new Set(['application/pdf', 'text/plain']);

/** How an attachment may leave: customers choose its type, so anything else is only bytes to save. */
export function safeContentType(mimeType: string): {
  contentType: string;
  disposition: 'inline' | 'attachment';
} {
  const type = (mimeType.split(';')[0] ?? '').trim().toLowerCase();
  if (SHOWN.has(type)) return { contentType: type, disposition: 'inline' };
  if (type === 'text/plain') return { contentType: 'text/plain; charset=utf-8', disposition: 'attachment' };
  return { contentType: SAVED.has(type) ? type : 'application/octet-stream', disposition: 'attachment' };
}
