import { readId, readNumber, readText } from '../read-json.ts';
import { downloadMedia } from './download-media.ts';
import { type CallOptions, type Graph, pathId, readAnswer, unreadable, withTimeout } from './graph-call.ts';
import { readResponse } from './transport.ts';

export type MediaUpload = { data: Blob | Uint8Array; mimeType: string; filename?: string };

export type MediaInfo = {
  id: string;
  /** lives five minutes: ask again for a fresh one */
  url: string;
  mimeType?: string;
  /** base64 or hex: both have been seen */
  sha256?: string;
  sizeBytes?: number;
};

export const createMediaCalls = (graph: Graph) => ({
  /** Stores a file at Meta for 30 days. */
  uploadMedia: async (
    phoneNumberId: string,
    file: MediaUpload,
    options: CallOptions = {},
  ): Promise<{ id: string }> => {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', file.mimeType);
    form.set('file', toBlob(file), file.filename ?? 'file');
    const url = graph.urlOf(`${pathId(phoneNumberId)}/media`);
    const headers = { authorization: graph.authorization() };
    // A second upload of the same file harms nobody, so no outcome of it is ambiguous.
    const answer = await withTimeout(uploadTimeoutMs(graph, form), options.signal, false, async (signal) =>
      readResponse(
        await graph.fetch(url, { method: 'POST', headers, body: form, redirect: 'manual', signal }),
      ),
    );
    const id = readId(readAnswer(answer, false).id);
    if (id === undefined) throw unreadable('media id', false, undefined);
    return { id };
  },

  getMedia: async (
    mediaId: string,
    options: CallOptions & { phoneNumberId?: string } = {},
  ): Promise<MediaInfo> => {
    const answer = await graph.call('GET', pathId(mediaId), {
      query: { phone_number_id: options.phoneNumberId },
      signal: options.signal,
    });
    const url = readText(answer.url);
    if (url === undefined) throw unreadable('media address', false, answer);
    const info: MediaInfo = { id: readId(answer.id) ?? mediaId, url };
    const mimeType = readText(answer.mime_type);
    const sha256 = readText(answer.sha256);
    const sizeBytes = readNumber(answer.file_size);
    if (mimeType !== undefined) info.mimeType = mimeType;
    if (sha256 !== undefined) info.sha256 = sha256;
    if (sizeBytes !== undefined) info.sizeBytes = sizeBytes;
    return info;
  },

  /** The bytes behind an address of `getMedia` or of a webhook. */
  downloadMedia: (url: string, options: CallOptions & { maxBytes?: number } = {}) =>
    downloadMedia(graph, url, options),

  deleteMedia: async (
    mediaId: string,
    options: CallOptions & { phoneNumberId?: string } = {},
  ): Promise<void> => {
    const query = { phone_number_id: options.phoneNumberId };
    await graph.call('DELETE', pathId(mediaId), { query, signal: options.signal });
  },
});

const toBlob = (file: MediaUpload): Blob => {
  // The part must carry the type of the file, whatever type the Blob was made with.
  if (file.data instanceof Blob) return file.data.slice(0, file.data.size, file.mimeType);
  return new Blob([new Uint8Array(file.data)], { type: file.mimeType });
};

const BYTES_PER_SECOND = 100_000;

const uploadTimeoutMs = (graph: Graph, form: FormData): number => {
  const file = form.get('file');
  const sizeBytes = file instanceof Blob ? file.size : 0;
  return graph.timeoutMs + (sizeBytes / BYTES_PER_SECOND) * 1000;
};
