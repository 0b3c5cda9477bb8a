import { act } from '../api.ts';
import type { PhoneMessage } from '../contract.ts';
import type { Child } from '../dom.ts';
import { h, icon } from '../dom.ts';

import type { Content } from '../read-content.ts';
import { toContent, toContents, toText } from '../read-content.ts';
import { say, words } from '../words/words.ts';
import { renderRichText } from './rich-text.ts';

/** What is inside a bubble, by the kind of message. */
export function renderBody(message: PhoneMessage): Child {
  const content = toContent(message.content);
  switch (message.type) {
    case 'text':
      return renderText(toText(content.body));
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return renderMedia(message.type, content, message);
    case 'location':
      return renderLocation(content);
    case 'contacts':
      return toContents(message.content).map(renderCard);
    case 'interactive':
      return renderInteractive(content, message);
    case 'template':
      return renderTemplate(toContent(message.rendered), message);
    case 'button':
      return renderText(toText(content.text));
    case 'order':
      return renderText(toText(content.text));
    default:
      return h('p', { class: 'quiet' }, say(words.unsupported, message.type));
  }
}

export function renderText(text: string): Child {
  return text === '' ? null : h('p', { class: 'text' }, renderRichText(text));
}

function renderMedia(type: string, content: Content, message: PhoneMessage): Child {
  const caption = renderText(toText(content.caption));
  const path = message.mediaPath;
  const link = toText(content.link);
  if (path === undefined)
    return [
      renderFileCard(toText(content.filename) || getLastPart(link) || getMediaWord(type), link),
      caption,
    ];
  switch (type) {
    case 'image':
      return [
        h('img', { class: 'photo', src: path, alt: toText(content.caption) || words.image, loading: 'lazy' }),
        caption,
      ];
    case 'sticker':
      return h('img', { class: 'sticker', src: path, alt: words.sticker });
    case 'video':
      return [h('video', { class: 'photo', src: path, controls: true, preload: 'metadata' }), caption];
    case 'audio':
      return h('audio', {
        class: 'audio',
        src: path,
        controls: true,
        preload: 'metadata',
        'aria-label': content.voice === true ? words.voice : words.audio,
        onplay: () => {
          if (message.direction === 'out') void act({ kind: 'played', messageId: message.id });
        },
      });
    default:
      return [renderFileCard(toText(content.filename) || words.document, path), caption];
  }
}

function getMediaWord(type: string): string {
  const names: { [type: string]: string } = {
    image: words.image,
    video: words.video,
    audio: words.audio,
    sticker: words.sticker,
    document: words.document,
  };
  return names[type] ?? words.attachment;
}

function renderFileCard(name: string, href: string): HTMLElement {
  const ending = /\.([a-z0-9]{2,4})$/i.exec(name)?.[1]?.toUpperCase();
  const inside = [
    h('span', { class: 'file-icon' }, icon('document')),
    h('span', { class: 'file-name' }, name, ending ? h('small', {}, ending) : null),
  ];
  if (href === '') return h('div', { class: 'file' }, inside);
  return h(
    'a',
    { class: 'file', href, target: '_blank', rel: 'noopener noreferrer' },
    inside,
    icon('download', words.download),
  );
}

function renderLocation(content: Content): Child {
  const latitude = Number(content.latitude);
  const longitude = Number(content.longitude);
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const name = toText(content.name);
  return h(
    'a',
    { class: 'place', href, target: '_blank', rel: 'noopener noreferrer' },
    h('span', { class: 'map' }, icon('location')),
    h('span', { class: 'place-name' }, name || words.location),
    h('small', {}, toText(content.address) || `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`),
  );
}

function renderCard(contact: Content): HTMLElement {
  const name = toText(toContent(contact.name).formatted_name);
  const phones = toContents(contact.phones).map((phone) => toText(phone.phone) || toText(phone.wa_id));
  return h(
    'div',
    { class: 'card' },
    h('span', { class: 'avatar', 'aria-hidden': 'true' }, name.slice(0, 1).toUpperCase()),
    h(
      'span',
      { class: 'card-lines' },
      h('strong', {}, name),
      phones.map((phone) => h('small', {}, phone)),
    ),
  );
}

function renderInteractive(content: Content, message: PhoneMessage): Child {
  const reply = toContent(content.button_reply ?? content.list_reply);
  if (reply.title !== undefined) {
    return [
      renderText(toText(reply.title)),
      reply.description ? h('p', { class: 'quiet' }, toText(reply.description)) : null,
    ];
  }
  if (content.type === 'nfm_reply') return h('p', { class: 'text' }, icon('list'), ` ${words.flow}`);
  const cards = toContents(toContent(content.action).cards);
  return [
    renderHeader(toContent(content.header), message),
    renderText(toText(toContent(content.body).text)),
    cards.map((card) => h('div', { class: 'inner-card' }, renderText(toText(toContent(card.body).text)))),
    renderFooter(toText(toContent(content.footer).text)),
  ];
}

function renderTemplate(rendered: Content, message: PhoneMessage): Child {
  return [
    renderHeader(toContent(rendered.header), message),
    renderText(toText(rendered.body)),
    renderFooter(toText(rendered.footer)),
  ];
}

function renderHeader(header: Content, message: PhoneMessage): Child {
  const type = toText(header.type);
  if (type === '') return null;
  if (type === 'text') return h('p', { class: 'heading' }, toText(header.text));
  if (type === 'location') return renderLocation(toContent(header.location));
  return renderMedia(type, { ...toContent(header[type]), caption: '' }, message);
}

function renderFooter(text: string): Child {
  return text === '' ? null : h('p', { class: 'footer' }, text);
}

function getLastPart(link: string): string {
  if (link === '') return '';
  return decodeURIComponent(link.split('?')[0]?.split('/').at(-1) ?? '');
}
