import { describe, expect, it } from 'vitest';
import type { OutboundContent } from '../content.ts';
import { type JsonRecord, readRecord, readText } from '../read-json.ts';
import { fixtureNames, readFixture } from '../testing/fixtures.ts';
import { checkContent } from './check-content.ts';
import { InvalidContentError } from './content-problem.ts';
import { renderMessage } from './render-message.ts';

const requestBody = (name: string): JsonRecord | undefined =>
  readRecord(readRecord(readRecord(readFixture(name))?.request)?.body);

const sends = fixtureNames.filter(
  (name) =>
    name.startsWith('outbound-') &&
    readText(requestBody(name)?.messaging_product) !== undefined &&
    requestBody(name)?.type !== undefined,
);

/** Takes a finished body apart again, so that rendering must put it together the same. */
const renderAgain = (body: JsonRecord): unknown => {
  const type = String(body.type);
  const check = checkContent({ type, [type]: body[type] });
  if (!check.ok) throw new InvalidContentError(check.problems);
  return renderMessage({ waId: readText(body.to), userId: readText(body.recipient) }, check.content, {
    contextMessageId: readText(readRecord(body.context)?.message_id),
    callbackData: readText(body.biz_opaque_callback_data),
  });
};

describe('renderMessage', () => {
  it('finds the outbound fixtures', () => {
    expect(sends.length).toBeGreaterThanOrEqual(18);
  });

  for (const name of sends) {
    it(`renders ${name} equal to the request`, () => {
      const body = requestBody(name) ?? {};
      expect(JSON.parse(JSON.stringify(renderAgain(body)))).toEqual(body);
    });
  }

  const oi: OutboundContent = { type: 'text', text: { body: 'oi' } };

  it('prefers the wa_id, recognises a BSUID by its shape, and addresses groups', () => {
    expect(renderMessage({ waId: '55', userId: 'BR.1' }, oi)).toMatchObject({ to: '55' });
    expect(renderMessage({ waId: '55', userId: 'BR.1' }, oi)).not.toHaveProperty('recipient');
    expect(renderMessage({ waId: 'BR.1' }, oi)).toMatchObject({ recipient: 'BR.1' });
    expect(renderMessage({ groupId: 'G' }, oi)).toMatchObject({ recipient_type: 'group', to: 'G' });
  });

  it('sends nothing but the content under its type', () => {
    const smuggled = { ...oi, to: '666', messaging_product: 'other' };
    expect(renderMessage({ waId: '55' }, smuggled)).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '55',
      type: 'text',
      text: { body: 'oi' },
    });
  });

  it('names every problem of the message and of its envelope at once', () => {
    const long: OutboundContent = { type: 'text', text: { body: 'á'.repeat(4097) } };
    const render = () => renderMessage({}, long, { callbackData: 'x'.repeat(513) });
    expect(render).toThrow(InvalidContentError);
    expect(render).toThrow(/text\.body has 4097 characters and WhatsApp allows 4096/);
    expect(render).toThrow(/biz_opaque_callback_data/);
    expect(render).toThrow(/to is missing/);
  });

  it('refuses to quote with a reaction', () => {
    const reaction: OutboundContent = { type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } };
    expect(() => renderMessage({ waId: '1' }, reaction, { contextMessageId: 'w' })).toThrow(/reaction/);
  });
});
