import { asArray, asNumber, asObject, asText } from './read-json.ts';

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';
export type Choice = { id: string; title: string; description: string | null };
export type OrderItem = { name: string; quantity: number; price: number; currency: string };
export type Card = {
  name: string;
  phones: { label: string | null; value: string }[];
  emails: string[];
  company: string | null;
};

/** What the panel can draw. `content` arrives in the Cloud API's own shape; whatever it is, one of these comes out. */
export type ShownContent =
  | { kind: 'text'; text: string }
  | { kind: 'media'; media: MediaKind; caption: string | null; fileName: string | null; voice: boolean }
  | {
      kind: 'location';
      latitude: number;
      longitude: number;
      name: string | null;
      address: string | null;
    }
  | { kind: 'contacts'; cards: Card[] }
  | { kind: 'buttons'; header: string | null; text: string; footer: string | null; choices: Choice[] }
  | {
      kind: 'list';
      header: string | null;
      text: string;
      footer: string | null;
      open: string;
      sections: { title: string | null; rows: Choice[] }[];
    }
  | { kind: 'link'; header: string | null; text: string; footer: string | null; label: string; url: string }
  | { kind: 'form'; header: string | null; text: string; footer: string | null; label: string }
  | { kind: 'location_request'; text: string }
  | { kind: 'interactive_other'; name: string; text: string }
  | { kind: 'choice'; via: 'button' | 'list' | 'template'; title: string; description: string | null }
  | { kind: 'form_reply'; name: string; fields: { name: string; value: string }[] }
  | { kind: 'call_permission'; granted: boolean }
  | { kind: 'order'; text: string | null; items: OrderItem[] }
  | { kind: 'template'; name: string; language: string; values: string[]; mediaLink: string | null }
  | { kind: 'reaction'; emoji: string; wamid: string | null }
  | { kind: 'system'; name: string; text: string | null }
  | { kind: 'edit'; wamid: string | null; content: ShownContent }
  | { kind: 'revoke'; wamid: string | null }
  /** for colleagues */
  | { kind: 'note'; text: string; mentions: string[] }
  | { kind: 'activity'; name: string; data: Record<string, unknown> }
  | { kind: 'unsupported'; name: string; raw: unknown };

export function readContent(content: Record<string, unknown>): ShownContent {
  const type = asText(content.type) ?? 'unknown';
  const body = asObject(content[type]);
  switch (type) {
    case 'text':
      return { kind: 'text', text: asText(body.body) ?? '' };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return {
        kind: 'media',
        media: type,
        caption: asText(body.caption),
        fileName: asText(body.filename),
        voice: body.voice === true,
      };
    case 'location':
      return readLocation(body, content);
    case 'contacts':
      return { kind: 'contacts', cards: asArray(content.contacts).map(readCard) };
    case 'button':
      return { kind: 'choice', via: 'template', title: asText(body.text) ?? '', description: null };
    case 'interactive':
      return readInteractive(body, content);
    case 'order':
      return {
        kind: 'order',
        text: asText(body.text),
        items: asArray(body.product_items).map((value) => {
          const item = asObject(value);
          return {
            name: asText(item.name) ?? asText(item.product_retailer_id) ?? '—',
            quantity: asNumber(item.quantity) ?? 1,
            price: asNumber(item.item_price) ?? 0,
            currency: asText(item.currency) ?? 'BRL',
          };
        }),
      };
    case 'template':
      return readTemplate(body);
    case 'reaction':
      return { kind: 'reaction', emoji: asText(body.emoji) ?? '', wamid: asText(body.message_id) };
    case 'system':
      return { kind: 'system', name: asText(body.type) ?? '', text: asText(body.body) };
    case 'request_welcome':
      return { kind: 'system', name: 'request_welcome', text: null };
    case 'edit': {
      const edited = asObject(body.message);
      const shown: ShownContent =
        typeof edited.type === 'string' && edited.type !== 'edit'
          ? readContent(edited)
          : { kind: 'text', text: '' };
      return { kind: 'edit', wamid: asText(body.original_message_id), content: shown };
    }
    case 'revoke':
      return { kind: 'revoke', wamid: asText(body.original_message_id) };
    case 'note':
      return {
        kind: 'note',
        text: asText(body.body) ?? '',
        mentions: asArray(body.mentions).flatMap((id) => asText(id) ?? []),
      };
    case 'activity':
      return { kind: 'activity', name: asText(body.name) ?? '', data: body };
    case 'unsupported':
      return { kind: 'unsupported', name: asText(body.type) ?? '', raw: content.raw ?? content };
    default:
      return { kind: 'unsupported', name: type, raw: content };
  }
}

function readLocation(body: Record<string, unknown>, content: unknown): ShownContent {
  const latitude = asNumber(body.latitude);
  const longitude = asNumber(body.longitude);
  if (latitude === null || longitude === null) return { kind: 'unsupported', name: 'location', raw: content };
  return { kind: 'location', latitude, longitude, name: asText(body.name), address: asText(body.address) };
}

function readCard(value: unknown): Card {
  const card = asObject(value);
  const name = asObject(card.name);
  return {
    name: asText(name.formatted_name) ?? asText(name.first_name) ?? '—',
    phones: asArray(card.phones).flatMap((entry) => {
      const phone = asObject(entry);
      const number = asText(phone.phone) ?? asText(phone.wa_id);
      return number === null ? [] : [{ label: asText(phone.type), value: number }];
    }),
    emails: asArray(card.emails).flatMap((entry) => asText(asObject(entry).email) ?? []),
    company: asText(asObject(card.org).company),
  };
}

function readInteractive(body: Record<string, unknown>, content: unknown): ShownContent {
  const name = asText(body.type) ?? 'interactive';
  const action = asObject(body.action);
  const parameters = asObject(action.parameters);
  const text = asText(asObject(body.body).text) ?? '';
  const parts = {
    header: asText(asObject(body.header).text),
    text,
    footer: asText(asObject(body.footer).text),
  };
  switch (name) {
    case 'button':
      return {
        kind: 'buttons',
        ...parts,
        choices: asArray(action.buttons).map((value) => readChoice(asObject(value).reply)),
      };
    case 'list':
      return {
        kind: 'list',
        ...parts,
        open: asText(action.button) ?? '',
        sections: asArray(action.sections).map((value) => {
          const section = asObject(value);
          return { title: asText(section.title), rows: asArray(section.rows).map(readChoice) };
        }),
      };
    case 'cta_url':
      return {
        kind: 'link',
        ...parts,
        label: asText(parameters.display_text) ?? '',
        url: asText(parameters.url) ?? '',
      };
    case 'flow':
      return { kind: 'form', ...parts, label: asText(parameters.flow_cta) ?? '' };
    case 'location_request_message':
      return { kind: 'location_request', text };
    case 'button_reply':
    case 'list_reply': {
      const choice = readChoice(body[name]);
      const via = name === 'button_reply' ? 'button' : 'list';
      return { kind: 'choice', via, title: choice.title, description: choice.description };
    }
    case 'nfm_reply':
      return readFormReply(asObject(body.nfm_reply));
    case 'call_permission_reply':
      return {
        kind: 'call_permission',
        granted: asText(asObject(body.call_permission_reply).response) === 'accept',
      };
    default:
      return text === ''
        ? { kind: 'unsupported', name, raw: content }
        : { kind: 'interactive_other', name, text };
  }
}

function readChoice(value: unknown): Choice {
  const choice = asObject(value);
  return {
    id: asText(choice.id) ?? '',
    title: asText(choice.title) ?? '',
    description: asText(choice.description),
  };
}

function readFormReply(reply: Record<string, unknown>): ShownContent {
  const fields = Object.entries(asObject(reply.response))
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));
  return { kind: 'form_reply', name: asText(reply.name) ?? '', fields };
}

function readTemplate(body: Record<string, unknown>): ShownContent {
  const parameters = asArray(body.components).flatMap((component) =>
    asArray(asObject(component).parameters).map(asObject),
  );
  return {
    kind: 'template',
    name: asText(body.name) ?? '',
    language: asText(asObject(body.language).code) ?? '',
    values: parameters.flatMap((parameter) => asText(parameter.text) ?? []),
    mediaLink: parameters.map((parameter) => asText(asObject(parameter.image).link)).find(Boolean) ?? null,
  };
}
