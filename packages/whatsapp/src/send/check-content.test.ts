import { describe, expect, it } from 'vitest';
import { checkContent } from './check-content.ts';
import { checkMedia } from './check-media.ts';

const problemsOf = (content: unknown): string[] => {
  const check = checkContent(content);
  return check.ok ? [] : check.problems.map((problem) => `${problem.code} ${problem.field}`);
};
const buttons = (list: unknown[], extra: object = {}) => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'b' }, action: { buttons: list }, ...extra },
});
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const list = (sections: unknown[], extra: object = {}) => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'b' }, action: { button: 'Ver', sections }, ...extra },
});
const row = (id: string) => ({ id, title: `Row ${id}` });
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(String(index)));
const interactive = (type: string, action: unknown, extra: object = {}) => ({
  type: 'interactive',
  interactive: { type, body: { text: 'b' }, action, ...extra },
});
const template = (components: unknown[]) => ({
  type: 'template',
  template: { name: 't', language: { code: 'pt_BR' }, components },
});

describe('checkContent', () => {
  it.each<[string, unknown, string[]]>([
    ['text at the limit', { type: 'text', text: { body: 'x'.repeat(4096) } }, []],
    ['text over it', { type: 'text', text: { body: 'x'.repeat(4097) } }, ['CONTENT_TOO_LONG text.body']],
    ['an empty text', { type: 'text', text: { body: '' } }, ['CONTENT_REQUIRED text.body']],
    ['no text', { type: 'text', text: {} }, ['CONTENT_REQUIRED text.body']],
    ['no content', null, ['CONTENT_INVALID content']],
    ['an unknown type', { type: 'constructor' }, ['CONTENT_INVALID type']],
    [
      'media with id and link',
      { type: 'image', image: { id: '1', link: 'https://a.b' } },
      ['CONTENT_NOT_ALLOWED image'],
    ],
    ['media with neither', { type: 'video', video: {} }, ['CONTENT_REQUIRED video']],
    [
      'a link that is no address',
      { type: 'sticker', sticker: { link: 'ftp://a' } },
      ['CONTENT_INVALID sticker.link'],
    ],
    [
      'a long caption',
      { type: 'image', image: { id: '1', caption: 'x'.repeat(1025) } },
      ['CONTENT_TOO_LONG image.caption'],
    ],
    [
      'a caption on audio',
      { type: 'audio', audio: { id: '1', caption: 'x' } },
      ['CONTENT_NOT_ALLOWED audio.caption'],
    ],
    [
      'a place off the map',
      { type: 'location', location: { latitude: 91, longitude: 0 } },
      ['CONTENT_OUT_OF_RANGE location.latitude'],
    ],
    ['no contacts', { type: 'contacts', contacts: [] }, ['CONTENT_TOO_FEW contacts']],
    ['a nameless contact', { type: 'contacts', contacts: [{}] }, ['CONTENT_REQUIRED contacts[0].name']],
    [
      'too many contacts',
      { type: 'contacts', contacts: Array.from({ length: 258 }, () => ({ name: { formatted_name: 'a' } })) },
      ['CONTENT_TOO_MANY contacts'],
    ],
    ['a reaction taken back', { type: 'reaction', reaction: { message_id: 'w', emoji: '' } }, []],
    [
      'two emoji in a reaction',
      { type: 'reaction', reaction: { message_id: 'w', emoji: '👍👍' } },
      ['CONTENT_TOO_LONG reaction.emoji'],
    ],
    [
      'four buttons',
      buttons(['a', 'b', 'c', 'd'].map((id) => button(id, id))),
      ['CONTENT_TOO_MANY interactive.action.buttons'],
    ],
    [
      'a long button',
      buttons([button('a', 'A'), button('b', 'x'.repeat(21))]),
      ['CONTENT_TOO_LONG interactive.action.buttons[1].reply.title'],
    ],
    [
      'equal buttons',
      buttons([button('a', 'A'), button('b', 'A')]),
      ['CONTENT_DUPLICATE interactive.action.buttons[1].reply.title'],
    ],
    ['a padded id', buttons([button(' a', 'A')]), ['CONTENT_INVALID interactive.action.buttons[0].reply.id']],
    [
      'a long footer',
      buttons([button('a', 'A')], { footer: { text: 'x'.repeat(61) } }),
      ['CONTENT_TOO_LONG interactive.footer.text'],
    ],
    [
      'a long header',
      buttons([button('a', 'A')], { header: { type: 'text', text: 'x'.repeat(61) } }),
      ['CONTENT_TOO_LONG interactive.header.text'],
    ],
    [
      'a long body',
      buttons([button('a', 'A')], { body: { text: 'x'.repeat(1025) } }),
      ['CONTENT_TOO_LONG interactive.body.text'],
    ],
    ['ten rows', list([{ rows: rows(10) }], { body: { text: 'x'.repeat(4096) } }), []],
    ['eleven rows', list([{ rows: rows(11) }]), ['CONTENT_TOO_MANY interactive.action.sections']],
    [
      'eleven rows over two sections',
      list([
        { title: 'A', rows: rows(6) },
        { title: 'B', rows: ['x', 'y', 'z', 'v', 'w'].map(row) },
      ]),
      ['CONTENT_TOO_MANY interactive.action.sections'],
    ],
    [
      'an untitled section of two',
      list([{ title: 'A', rows: [row('a')] }, { rows: [row('b')] }]),
      ['CONTENT_REQUIRED interactive.action.sections[1].title'],
    ],
    [
      'a picture over a list',
      list([{ rows: rows(1) }], { header: { type: 'image', image: { id: '1' } } }),
      ['CONTENT_INVALID interactive.header.type'],
    ],
    [
      'a footer on a location request',
      interactive('location_request_message', { name: 'send_location' }, { footer: { text: 'f' } }),
      ['CONTENT_NOT_ALLOWED interactive.footer'],
    ],
    [
      'a link button',
      interactive('cta_url', {
        name: 'cta_url',
        parameters: { display_text: 'x'.repeat(21), url: 'https://a.b' },
      }),
      ['CONTENT_TOO_LONG interactive.action.parameters.display_text'],
    ],
    [
      'a flow without id',
      interactive('flow', { name: 'flow', parameters: { flow_message_version: '3', flow_cta: 'Go' } }),
      ['CONTENT_INVALID interactive.action.parameters'],
    ],
    [
      'one carousel card',
      interactive('carousel', {
        cards: [{ card_index: 0, type: 'product', action: { catalog_id: '1', product_retailer_id: '2' } }],
      }),
      ['CONTENT_TOO_FEW interactive.action.cards'],
    ],
    [
      'a template with a bad name',
      { type: 'template', template: { name: 'Olá', language: { code: 'pt_BR' } } },
      ['CONTENT_INVALID template.name'],
    ],
    [
      'half named parameters',
      template([
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'a', parameter_name: 'n' },
            { type: 'text', text: 'b' },
          ],
        },
      ]),
      ['CONTENT_INVALID template.components[0].parameters'],
    ],
    [
      'an empty parameter',
      template([{ type: 'body', parameters: [{ type: 'text', text: '' }] }]),
      ['CONTENT_REQUIRED template.components[0].parameters[0].text'],
    ],
    [
      'a button without index',
      template([{ type: 'button', sub_type: 'url', parameters: [{ type: 'text', text: 'a' }] }]),
      ['CONTENT_REQUIRED template.components[0].index'],
    ],
    [
      'a numeric index',
      template([
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: 0,
          parameters: [{ type: 'payload', payload: 'p' }],
        },
      ]),
      [],
    ],
    [
      'a copy code',
      template([
        {
          type: 'button',
          sub_type: 'copy_code',
          index: '0',
          parameters: [{ type: 'coupon_code', coupon_code: 'SAVE' }],
        },
      ]),
      [],
    ],
  ])('judges %s', (_, content, expected) => {
    expect(problemsOf(content)).toEqual(expected);
  });

  it('says limit and value, and what to do', () => {
    const check = checkContent(buttons([button('a', 'x'.repeat(23))]));
    expect(check).toEqual({
      ok: false,
      problems: [
        {
          field: 'interactive.action.buttons[0].reply.title',
          code: 'CONTENT_TOO_LONG',
          limit: 20,
          value: 23,
          message:
            'interactive.action.buttons[0].reply.title has 23 characters and WhatsApp allows 20. Shorten it.',
        },
      ],
    });
  });

  it('counts characters as a person sees them', () => {
    expect(problemsOf(buttons([button('a', '👨‍👩‍👧'.repeat(20))]))).toEqual([]);
    expect(problemsOf(buttons([button('a', '👨‍👩‍👧'.repeat(21))]))).toHaveLength(1);
  });
});

describe('checkMedia', () => {
  it('knows type and size of each kind', () => {
    const MB = 1024 * 1024;
    expect(checkMedia({ kind: 'image', mimeType: 'image/jpeg', sizeBytes: 5 * MB })).toEqual({ ok: true });
    expect(checkMedia({ kind: 'image', mimeType: 'image/jpeg', sizeBytes: 5 * MB + 1 })).toMatchObject({
      problems: [{ code: 'MEDIA_TOO_LARGE', limit: 5 * MB, value: 5 * MB + 1 }],
    });
    expect(checkMedia({ kind: 'voice', mimeType: 'audio/ogg; codecs=opus', sizeBytes: 1 })).toEqual({
      ok: true,
    });
    expect(checkMedia({ kind: 'image', mimeType: 'image/gif', sizeBytes: 0 })).toMatchObject({
      problems: [{ code: 'MEDIA_TYPE_NOT_ALLOWED' }, { code: 'CONTENT_REQUIRED' }],
    });
    const sticker = { kind: 'sticker', mimeType: 'image/webp', sizeBytes: 200 * 1024 } as const;
    expect(checkMedia(sticker).ok).toBe(true);
    expect(checkMedia({ ...sticker, animated: false }).ok).toBe(false);
  });
});
