/** WhatsApp's limits, written down a second time on purpose: see the package's README. */
export const limits = {
  textBody: 4_096,
  caption: 1_024,
  callbackData: 512,
  contacts: 257,
  interactive: {
    headerText: 60,
    footer: 60,
    buttonBody: 1_024,
    listBody: 4_096,
    buttons: 3,
    buttonTitle: 20,
    buttonId: 256,
    listButton: 20,
    sections: 10,
    rows: 10,
    sectionTitle: 24,
    rowId: 200,
    rowTitle: 24,
    rowDescription: 72,
    ctaText: 20,
    products: 30,
    cards: [2, 10],
    cardBody: 160,
    flowCta: 30,
    callTtlMinutes: [1, 43_200],
    callPayload: 512,
  },
  template: {
    name: 512,
    headerText: 60,
    body: 1_024,
    footer: 60,
    buttons: 10,
    buttonText: 25,
    url: 2_000,
    phoneNumber: 20,
    urlButtons: 2,
    couponCode: 20,
    perAccount: 6_000,
  },
  profile: { about: 139, address: 256, description: 512, email: 128, websites: 2, website: 256 },
  windowMs: 24 * 3_600_000,
  freeEntryMs: 72 * 3_600_000,
  typingMs: 25_000,
  pairCapacity: 45,
  pairRefillMs: 6_000,
  retryForMs: 7 * 24 * 3_600_000,
  payloadBytes: 3 * 1_024 * 1_024,
  ownMediaMs: 30 * 24 * 3_600_000,
  inboundMediaMs: 7 * 24 * 3_600_000,
  downloadUrlMs: 5 * 60_000,
} as const;

const megabyte = 1_024 * 1_024;
const office = 'application/vnd.openxmlformats-officedocument';

/** [MIME type, kind, largest size in bytes] */
export const mediaTypes: readonly (readonly [string, MediaKind, number])[] = [
  ['audio/aac', 'audio', 16 * megabyte],
  ['audio/amr', 'audio', 16 * megabyte],
  ['audio/mpeg', 'audio', 16 * megabyte],
  ['audio/mp4', 'audio', 16 * megabyte],
  ['audio/ogg', 'audio', 16 * megabyte],
  ['image/jpeg', 'image', 5 * megabyte],
  ['image/png', 'image', 5 * megabyte],
  ['image/webp', 'sticker', 500 * 1_024],
  ['video/mp4', 'video', 16 * megabyte],
  ['video/3gpp', 'video', 16 * megabyte],
  ['text/plain', 'document', 100 * megabyte],
  ['application/pdf', 'document', 100 * megabyte],
  ['application/msword', 'document', 100 * megabyte],
  ['application/vnd.ms-excel', 'document', 100 * megabyte],
  ['application/vnd.ms-powerpoint', 'document', 100 * megabyte],
  [`${office}.wordprocessingml.document`, 'document', 100 * megabyte],
  [`${office}.spreadsheetml.sheet`, 'document', 100 * megabyte],
  [`${office}.presentationml.presentation`, 'document', 100 * megabyte],
];

export type MediaKind = 'audio' | 'document' | 'image' | 'sticker' | 'video';

export function findMediaType(mimeType: string): { kind: MediaKind; maxBytes: number } | undefined {
  const bare = mimeType.split(';')[0]?.trim().toLowerCase();
  const found = mediaTypes.find(([type]) => type === bare);
  return found && { kind: found[1], maxBytes: found[2] };
}
