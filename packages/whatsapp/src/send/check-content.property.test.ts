import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArray, readRecord } from '../read-json.ts';
import { loose } from '../testing/arbitrary-json.ts';
import { countCharacters } from './characters.ts';
import { checkContent } from './check-content.ts';
import { WHATSAPP_LIMITS } from './limits.ts';
import { renderMessage } from './render-message.ts';

const interactive = (type: string, action: unknown) => ({
  type: 'interactive',
  interactive: { type, body: { text: 'b' }, action },
});

const types = ['text', 'image', 'audio', 'location', 'contacts', 'reaction', 'interactive', 'template'];
const kinds = [
  'button',
  'list',
  'cta_url',
  'flow',
  'product_list',
  'carousel',
  'voice_call',
  'order_details',
];
const nearContent = fc
  .tuple(
    fc.constantFrom(...types),
    loose,
    fc.constantFrom(...kinds),
    fc.dictionary(fc.constantFrom('buttons', 'sections', 'cards', 'parameters', 'name'), loose),
  )
  .map(([type, body, kind, action]) => ({
    type,
    [type]: type === 'interactive' ? { ...readRecord(body), type: kind, action } : body,
  }));

/** Texts on both sides of a limit. */
const near = (limit: number) =>
  fc
    .tuple(fc.integer({ min: limit - 2, max: limit + 1 }), fc.constantFrom('x', 'é', '👋', '🇧🇷'))
    .map(([length, unit]) => unit.repeat(length));
const { button: B, list: L } = WHATSAPP_LIMITS.interactive;
const nearLimits = fc.oneof(
  near(4096).map((body) => ({ type: 'text', text: { body } })),
  near(1024).map((caption) => ({ type: 'image', image: { id: '1', caption } })),
  fc.uniqueArray(near(B.title), { minLength: 1, maxLength: 4 }).map((titles) =>
    interactive('button', {
      buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: String(index), title } })),
    }),
  ),
  fc
    .tuple(fc.integer({ min: 8, max: 11 }), near(L.rowTitle), near(L.rowDescription), near(L.button))
    .map(([count, title, description, label]) =>
      interactive('list', {
        button: label,
        sections: [
          { rows: Array.from({ length: count }, (_, index) => ({ id: String(index), title, description })) },
        ],
      }),
    ),
);

const length = (value: unknown): number => (typeof value === 'string' ? countCharacters(value) : 0);

const expectWithinLimits = (message: unknown): void => {
  const body = readRecord(message);
  expect(length(readRecord(body?.text)?.body)).toBeLessThanOrEqual(4096);
  expect(length(readRecord(body?.image)?.caption)).toBeLessThanOrEqual(1024);
  const action = readRecord(readRecord(body?.interactive)?.action);
  const replies = readArray(action?.buttons).map((item) => readRecord(readRecord(item)?.reply));
  expect(replies.length).toBeLessThanOrEqual(3);
  for (const reply of replies) expect(length(reply?.title)).toBeLessThanOrEqual(20);
  const allRows = readArray(action?.sections).flatMap((section) => readArray(readRecord(section)?.rows));
  expect(allRows.length).toBeLessThanOrEqual(10);
  for (const item of allRows.map(readRecord)) {
    expect(length(item?.title)).toBeLessThanOrEqual(24);
    expect(length(item?.description)).toBeLessThanOrEqual(72);
  }
};

describe('checkContent', () => {
  it('never throws, whatever the value', () => {
    fc.assert(fc.property(fc.anything(), (value) => void checkContent(value)));
    fc.assert(
      fc.property(nearContent, (value) => void checkContent(value)),
      { numRuns: 1000 },
    );
  });

  it('lets nothing over a limit be rendered', () => {
    let rendered = 0;
    fc.assert(
      fc.property(nearLimits, (content) => {
        const check = checkContent(content);
        if (!check.ok) return;
        rendered++;
        expectWithinLimits(renderMessage({ waId: '1' }, check.content));
      }),
      { numRuns: 300 },
    );
    expect(rendered).toBeGreaterThan(20);
  });
});
