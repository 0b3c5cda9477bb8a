import type { ContactCard, MediaRef, OutboundContent } from '@balcao/whatsapp';
import type { CompiledNode } from '../definition/compiled.types.ts';
import { LIMITS, trimTo } from '../limits.ts';
import { renderTemplate } from '../text/template.ts';
import { encodeUrlValue, isWebUrl } from '../text/url.ts';
import { renderPersonButton } from './person-option.ts';
import { getScope, log, say, type Turn, textOf } from './turn.ts';

type SayNode = Extract<CompiledNode, { type: 'say' }>;

export function sayMessage(turn: Turn, node: SayNode): void {
  const content = renderMessage(turn, node);
  if (content === null) return;
  const contents = node.def.offerPerson ? offerPerson(turn, node.id, content) : [content];
  for (const one of contents) {
    // Media stays on top of its own words: a text before it joins them no more than it joins media.
    if (node.def.separate || hasMediaOnTop(one)) turn.separate.add(one);
    say(turn, one);
  }
}

function hasMediaOnTop(content: OutboundContent): boolean {
  if (content.type !== 'interactive' || content.interactive.type !== 'button') return false;
  return content.interactive.header !== undefined && content.interactive.header.type !== 'text';
}

/** With a button where the message can carry one, else followed by one. */
function offerPerson(turn: Turn, node: string, content: OutboundContent): OutboundContent[] {
  switch (content.type) {
    case 'text':
      return [renderPersonButton(turn, node, content.text.body)];
    case 'image': {
      const { caption = '', ...image } = content.image;
      return [renderPersonButton(turn, node, caption, { type: 'image', image })];
    }
    case 'video': {
      const { caption = '', ...video } = content.video;
      return [renderPersonButton(turn, node, caption, { type: 'video', video })];
    }
    case 'document': {
      const { caption = '', ...document } = content.document;
      return [renderPersonButton(turn, node, caption, { type: 'document', document })];
    }
    default:
      return [content, renderPersonButton(turn, node, '')];
  }
}

function renderMessage(turn: Turn, node: SayNode): OutboundContent | null {
  const { message } = node.def;
  const text = (key: string) => textOf(turn, node.texts[key] ?? null);
  switch (message.kind) {
    case 'text':
      return renderText(text('text'), message.previewUrl);
    case 'media':
      return renderMedia(turn, node);
    case 'url_button':
      return renderUrlButton(turn, node);
    case 'location':
      return {
        type: 'location',
        location: {
          latitude: message.latitude,
          longitude: message.longitude,
          ...given({ name: text('name'), address: text('address') }),
        },
      };
    case 'location_request':
      return renderLocationRequest(text('text'), text('text'));
    case 'contact_card':
      return renderContactCard(text('name'), text('phone'), text('email'), text('company'));
    case 'buttons':
    case 'list':
      return null;
    default:
      return message satisfies never;
  }
}

export function renderLocationRequest(body: string, fallback: string): OutboundContent {
  return {
    type: 'interactive',
    interactive: {
      type: 'location_request_message',
      body: { text: trimTo(body.trim() || fallback.trim() || '📍', LIMITS.buttonBody) },
      action: { name: 'send_location' },
    },
  };
}

function renderText(body: string, previewUrl: boolean | undefined): OutboundContent | null {
  if (body.trim() === '') return null;
  return { type: 'text', text: previewUrl === undefined ? { body } : { body, preview_url: previewUrl } };
}

function renderMedia(turn: Turn, node: SayNode): OutboundContent | null {
  const { message } = node.def;
  if (message.kind !== 'media') return null;
  const text = (key: string) => textOf(turn, node.texts[key] ?? null).trim();
  const id = text('id');
  const link = node.texts.link
    ? renderTemplate(node.texts.link[turn.session.locale], getScope(turn), encodeUrlValue)
    : '';
  const caption = given({ caption: text('caption') });
  if (id === '' && !isWebUrl(link)) {
    log(turn, 'MEDIA_MISSING', `Node "${node.id}" has no media to send; give it an id or an https link.`);
    return caption.caption ? { type: 'text', text: { body: caption.caption } } : null;
  }
  const media: MediaRef = id === '' ? { link } : { id };
  switch (message.media) {
    case 'image':
      return { type: 'image', image: { ...media, ...caption } };
    case 'video':
      return { type: 'video', video: { ...media, ...caption } };
    case 'audio':
      return { type: 'audio', audio: media };
    case 'sticker':
      return { type: 'sticker', sticker: media };
    case 'document':
      return {
        type: 'document',
        document: { ...media, ...caption, ...given({ filename: text('filename') }) },
      };
    default:
      return message.media satisfies never;
  }
}

/** A link that can't be a button is still worth a text. */
function renderUrlButton(turn: Turn, node: SayNode): OutboundContent | null {
  const text = (key: string) => textOf(turn, node.texts[key] ?? null).trim();
  const template = node.texts.url?.[turn.session.locale];
  const url = template ? renderTemplate(template, getScope(turn), encodeUrlValue).trim() : '';
  const label = text('label');
  const body = text('text') || label || url;
  if (!isWebUrl(url) || label === '') return renderText(body, undefined);
  const header = trimTo(text('header'), LIMITS.header);
  const footer = trimTo(text('footer'), LIMITS.footer);
  return {
    type: 'interactive',
    interactive: {
      type: 'cta_url',
      ...(header === '' ? {} : { header: { type: 'text', text: header } }),
      body: { text: body },
      ...(footer === '' ? {} : { footer: { text: footer } }),
      action: { name: 'cta_url', parameters: { display_text: trimTo(label, LIMITS.urlLabel), url } },
    },
  };
}

function renderContactCard(
  name: string,
  phone: string,
  email: string,
  company: string,
): OutboundContent | null {
  const formatted = name.trim() || company.trim();
  if (formatted === '') return null;
  const card: ContactCard = {
    name: { formatted_name: formatted, first_name: formatted.split(/\s+/)[0] ?? formatted },
  };
  if (phone.trim()) card.phones = [{ phone: phone.trim(), type: 'WORK' }];
  if (email.trim()) card.emails = [{ email: email.trim(), type: 'WORK' }];
  if (company.trim()) card.org = { company: company.trim() };
  return { type: 'contacts', contacts: [card] };
}

function given<K extends string>(values: Record<K, string>): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key in values) if (values[key].trim() !== '') kept[key] = values[key];
  return kept;
}
