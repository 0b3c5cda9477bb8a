const KB = 1024;
const MB = 1024 * KB;

/**
 * What the Cloud API accepts, as data. Lengths are in characters as a person sees them, sizes in bytes.
 * Source: sections 2.1 and 4 of the protocol sheet.
 */
export const WHATSAPP_LIMITS = {
  text: { body: 4096 },
  caption: 1024,
  callbackData: 512,
  contacts: 257,
  reactionEmoji: 1,
  interactive: {
    headerText: 60,
    footer: 60,
    body: 1024,
    listBody: 4096,
    url: 2000,
    button: { count: 3, title: 20, id: 256 },
    list: {
      button: 20,
      sections: 10,
      rows: 10,
      sectionTitle: 24,
      rowId: 200,
      rowTitle: 24,
      rowDescription: 72,
    },
    ctaUrl: { displayText: 20 },
    flow: { cta: 30 },
    productList: { sections: 10, products: 30, sectionTitle: 24 },
    carousel: { minCards: 2, maxCards: 10, cardBody: 160, cardLineBreaks: 2 },
    voiceCall: { displayText: 20, minTtlMinutes: 1, maxTtlMinutes: 43_200, payload: 512 },
    order: { referenceId: 60 },
  },
  template: { name: 512, buttons: 10, couponCode: 20, minCards: 2, maxCards: 10 },
  media: {
    image: { maxBytes: 5 * MB, mimeTypes: ['image/jpeg', 'image/png'] },
    video: { maxBytes: 16 * MB, mimeTypes: ['video/mp4', 'video/3gpp'] },
    audio: {
      maxBytes: 16 * MB,
      mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    },
    /** Up to 512 KB WhatsApp draws the wave; above that the note arrives as a plain file. */
    voice: { maxBytes: 16 * MB, waveformMaxBytes: 512 * KB, mimeTypes: ['audio/ogg'] },
    document: {
      maxBytes: 100 * MB,
      mimeTypes: [
        'text/plain',
        'application/pdf',
        'application/msword',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.ms-excel',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.ms-powerpoint',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
    },
    sticker: { maxBytes: 500 * KB, staticMaxBytes: 100 * KB, mimeTypes: ['image/webp'] },
  },
} as const;
