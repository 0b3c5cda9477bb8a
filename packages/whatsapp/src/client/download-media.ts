import { classifyGraphError } from '../errors/classify-graph-error.ts';
import { toNetworkError } from '../errors/classify-network-error.ts';
import { toAnswerError, WhatsAppError } from '../errors/whatsapp-error.ts';
import { readNumber } from '../read-json.ts';
import { WHATSAPP_LIMITS } from '../send/limits.ts';
import { type Graph, withTimeout } from './graph-call.ts';
import { mayReceiveToken } from './media-hosts.ts';
import type { FetchInit } from './transport.ts';

export type MediaDownload = {
  mimeType?: string;
  /** as announced; the stream is limited whatever was announced */
  sizeBytes?: number;
  /** Read it to the end, or `cancel()` it. Fails with `MEDIA_TOO_LARGE` past the limit. */
  stream: ReadableStream<Uint8Array>;
  bytes: () => Promise<Uint8Array>;
};

const MAX_REDIRECTS = 3;

/** Follows redirects itself, so that every hop is checked before it sees the token. */
export const downloadMedia = async (
  graph: Graph,
  address: string,
  options: { maxBytes?: number; signal?: AbortSignal },
): Promise<MediaDownload> => {
  const maxBytes = options.maxBytes ?? WHATSAPP_LIMITS.media.document.maxBytes;
  const controller = new AbortController();
  const abort = () => controller.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', abort, { once: true });
  const stopListening = () => options.signal?.removeEventListener('abort', abort);
  try {
    const response = await follow(graph, address, options.signal, controller);
    const sizeBytes = readNumber(response.headers.get('content-length'));
    if (sizeBytes !== undefined && sizeBytes > maxBytes) {
      await response.body?.cancel();
      throw tooLarge(maxBytes);
    }
    const stream = limit(response.body, { maxBytes, timeoutMs: graph.timeoutMs, controller, stopListening });
    const mimeType = response.headers.get('content-type');
    return {
      ...(mimeType === null ? {} : { mimeType }),
      ...(sizeBytes === undefined ? {} : { sizeBytes }),
      stream,
      bytes: async () => new Uint8Array(await new Response(stream).arrayBuffer()),
    };
  } catch (error) {
    stopListening();
    throw error;
  }
};

const follow = async (
  graph: Graph,
  address: string,
  signal: AbortSignal | undefined,
  controller: AbortController,
): Promise<Response> => {
  let url = checkHost(address, undefined, graph.origin);
  for (let hop = 0; ; hop++) {
    const init: FetchInit = {
      headers: { authorization: graph.authorization() },
      redirect: 'manual',
      signal: controller.signal,
    };
    const target = url;
    const response = await withTimeout(graph.timeoutMs, signal, false, (stop) => {
      stop.addEventListener('abort', () => controller.abort(stop.reason), { once: true });
      return graph.fetch(target, init);
    });
    if (response.ok) return response;
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null && hop < MAX_REDIRECTS) {
      await response.body?.cancel();
      url = checkHost(location, url, graph.origin);
      continue;
    }
    throw await toDownloadError(response);
  }
};

const checkHost = (address: string, base: URL | undefined, graphOrigin: string): URL => {
  const url = parseUrl(address, base);
  if (url !== undefined && mayReceiveToken(url, graphOrigin)) return url;
  throw new WhatsAppError({
    reason: 'HOST_NOT_ALLOWED',
    message: `Media is fetched only from Meta, not from "${url?.host ?? address.slice(0, 40)}". Nothing was sent there.`,
    fate: 'refuse',
    ambiguous: false,
  });
};

const parseUrl = (address: string, base: URL | undefined): URL | undefined => {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
};

const toDownloadError = async (response: Response): Promise<WhatsAppError> => {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    // Media hosts answer with pages or nothing; the status tells enough.
  }
  return toAnswerError(classifyGraphError(body, response.status), { changesSomething: false, body });
};

const tooLarge = (maxBytes: number): WhatsAppError =>
  new WhatsAppError({
    reason: 'MEDIA_TOO_LARGE',
    message: `The file is larger than ${maxBytes} bytes. Ask for a smaller one or raise the limit.`,
    fate: 'refuse',
    ambiguous: false,
  });

type Limits = {
  maxBytes: number;
  timeoutMs: number;
  controller: AbortController;
  stopListening: () => void;
};

/** Counts bytes, and gives up on a source that falls silent. */
const limit = (body: ReadableStream<Uint8Array> | null, limits: Limits): ReadableStream<Uint8Array> => {
  const reader = (body ?? new Blob([]).stream()).getReader();
  let received = 0;
  return new ReadableStream<Uint8Array>({
    async pull(out) {
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        limits.controller.abort();
      }, limits.timeoutMs);
      try {
        const { done, value } = await reader.read();
        if (done) {
          limits.stopListening();
          out.close();
          return;
        }
        received += value.byteLength;
        if (received > limits.maxBytes) throw tooLarge(limits.maxBytes);
        out.enqueue(value);
      } catch (error) {
        limits.stopListening();
        if (!limits.controller.signal.aborted) limits.controller.abort();
        const call = { changesSomething: false, timedOut, aborted: false, wasSent: true };
        throw WhatsAppError.isInstance(error) ? error : toNetworkError(error, call);
      } finally {
        clearTimeout(timer);
      }
    },
    async cancel(reason) {
      limits.stopListening();
      await reader.cancel(reason);
    },
  });
};
