import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Core } from './core.ts';
import { isObject } from './json.ts';
import { findMediaType, limits } from './limits.ts';
import type { SimulatedMedia, SimulatedMessage } from './state/world.ts';

export function addMedia(
  core: Core,
  options: Omit<SimulatedMedia, 'id' | 'sha256' | 'atMs'>,
): SimulatedMedia {
  const media: SimulatedMedia = {
    ...options,
    id: core.ids.node(),
    sha256: createHash('sha256').update(options.bytes).digest('hex'),
    atMs: core.clock.now(),
  };
  core.world.media.set(media.id, media);
  return media;
}

/** Uploads live 30 days, what customers send 7. */
export function findLiveMedia(core: Core, id: string): SimulatedMedia | undefined {
  const media = core.world.media.get(id);
  if (!media) return undefined;
  const lifeMs = media.source === 'upload' ? limits.ownMediaMs : limits.inboundMediaMs;
  return core.clock.now() - media.atMs < lifeMs ? media : undefined;
}

export function renderDownloadUrl(
  core: Core,
  media: SimulatedMedia,
  baseUrl: string,
  isWebhook: boolean,
): string {
  const ext = Math.floor((core.clock.now() + limits.downloadUrlMs) / 1_000);
  const source = isWebhook ? '&source=webhook' : '';
  return `${baseUrl}/whatsapp_business/attachments/?mid=${media.id}${source}&ext=${ext}&hash=${signDownload(core, media.id, ext)}`;
}

export function checkDownload(
  core: Core,
  query: { mid?: string; ext?: string; hash?: string },
): SimulatedMedia | undefined {
  const { mid = '', ext = '', hash = '' } = query;
  const expected = Buffer.from(signDownload(core, mid, Number(ext)));
  const given = Buffer.from(hash);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  if (Number(ext) * 1_000 < core.clock.now()) return undefined;
  return findLiveMedia(core, mid);
}

function signDownload(core: Core, id: string, ext: number): string {
  return createHmac('sha256', core.appSecret).update(`${id}.${ext}`).digest('hex').slice(0, 40);
}

/** Meta fetches media given by link when they are sent; here on request, so that the phone can show them. */
export async function fetchLinkedMedia(
  core: Core,
  message: SimulatedMessage,
  link: string,
): Promise<boolean> {
  try {
    const response = await fetch(link, { signal: AbortSignal.timeout(10_000) });
    const mimeType = response.headers.get('content-type') ?? '';
    const type = findMediaType(mimeType);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok || !type || bytes.length > type.maxBytes) return false;
    message.linkedMediaId = addMedia(core, {
      phoneNumberId: message.phoneNumberId,
      mimeType,
      bytes,
      source: 'upload',
    }).id;
    return true;
  } catch {
    return false;
  }
}

export function findLink(message: SimulatedMessage): string | undefined {
  return isObject(message.content) && typeof message.content.link === 'string'
    ? message.content.link
    : undefined;
}
