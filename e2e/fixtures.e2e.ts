import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const FOLDER = new URL('../fixtures/whatsapp/', import.meta.url);
const files = readdirSync(FOLDER)
  .filter((name) => /^(in|co|call|batch|st|mg)-.*\.json$/.test(name))
  .toSorted();
/** These change another message or a contact; they are no bubble of their own. */
const NO_BUBBLE = new Set(['reaction']);

type Json = { [key: string]: unknown };
type Listed = { items: Json[]; next_cursor: string | null };

describeShop('Everything Meta may send', (shop) => {
  test('is taken, kept, and shown without an error', async () => {
    const page = await shop.open('Ana Ribeiro');
    const { url, appSecret } = shop.server();
    const sent: Json[] = [];
    for (const [index, file] of files.entries()) {
      const payload = refresh(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')), index) as Json;
      const body = JSON.stringify(payload);
      const signature = createHmac('sha256', appSecret).update(body).digest('hex');
      const answer = await fetch(`${url}/webhooks/whatsapp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body,
      });
      expect([file, answer.status]).toEqual([file, 200]);
      if (file.startsWith('in-')) sent.push(...messagesIn(payload));
    }
    const shown = sent.filter(({ type }) => !NO_BUBBLE.has(String(type)));
    expect(shown.length).toBeGreaterThan(18);
    // Everything is handled when the last one is; none may be missing.
    const missing = async () => {
      const known = new Set((await listMessages(page, url)).map(({ wamid }) => wamid));
      return shown.filter(({ id }) => !known.has(id)).map(({ type, id }) => `${String(type)} ${String(id)}`);
    };
    await expect.poll(missing, { interval: 500 }).toEqual([]);

    const known = await listMessages(page, url);
    for (const { id } of await listConversations(page, url)) {
      await page.goto(`${url}/conversas/${String(id)}`);
      const wamids = new Set(
        known.filter((message) => message.conversation_id === id).map(({ wamid }) => wamid),
      );
      const words = shown.filter((message) => wamids.has(message.id)).flatMap((message) => wordsOf(message));
      // The thread draws only what is near: read again until every part of it was drawn once.
      let text = '';
      await expect
        .poll(
          async () => {
            text += await readThread(page);
            return words.filter((one) => !text.includes(one));
          },
          { interval: 200 },
        )
        .toEqual([]);
      expect(text).not.toContain('undefined');
      expect(text).not.toContain('[object');
    }
    const quarantine = await read(page, `${url}/v1/quarantine?limit=50`);
    expect(quarantine.items.map(({ reason, error }) => [reason, error])).toEqual([]);
  });
});

/** The shop's number, and moments of today: old ones would fall outside every window. */
function refresh(value: unknown, index: number): unknown {
  if (Array.isArray(value)) return value.map((one) => refresh(one, index));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => {
      if (key === 'phone_number_id') return [key, '318840027715530'];
      if (key === 'timestamp' && typeof held === 'string')
        return [key, String(Math.floor(Date.now() / 1000) - 120 + index)];
      return [key, refresh(held, index)];
    }),
  );
}

function messagesIn(payload: Json): Json[] {
  // Fixtures have Meta's shape; a test may trust its own files.
  const { entry } = payload as { entry: { changes: { value: { messages?: Json[] } }[] }[] };
  return entry.flatMap(({ changes }) => changes.flatMap(({ value }) => value.messages ?? []));
}

/** The customer's own words, where the kind has any. */
function wordsOf(message: Json): string[] {
  const part = message[String(message.type)] as
    | { body?: unknown; caption?: unknown; name?: unknown }
    | undefined;
  const words = part?.body ?? part?.caption ?? (message.type === 'location' ? part?.name : undefined);
  return typeof words === 'string' && message.type !== 'system' ? words.split('\n').filter(Boolean) : [];
}

/** Only what is near is drawn: walks from the start to the end and collects what is seen. */
async function readThread(page: Page): Promise<string> {
  const { thread } = panelOf(page);
  await thread.locator('time').first().waitFor();
  await expect
    .poll(async () => {
      await thread.evaluate((element) => element.scrollTo(0, 0));
      return thread.getByText('Início da conversa').count();
    })
    .toBe(1);
  const seen: string[] = [];
  await expect
    .poll(
      async () => {
        seen.push(await thread.innerText());
        return thread.evaluate((element) => {
          element.scrollBy(0, element.clientHeight * 0.5);
          return element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
        });
      },
      { interval: 60 },
    )
    .toBe(true);
  seen.push(await thread.innerText());
  return seen.join('\n');
}

async function read(page: Page, address: string): Promise<Listed> {
  const answer = await page.request.get(address);
  expect([address, answer.status()]).toEqual([address, 200]);
  return (await answer.json()) as Listed;
}

async function listConversations(page: Page, url: string): Promise<Json[]> {
  const open = await read(page, `${url}/v1/conversations?status=open&limit=100`);
  const closed = await read(page, `${url}/v1/conversations?status=closed&limit=100`);
  return [...open.items, ...closed.items];
}

async function listMessages(page: Page, url: string): Promise<Json[]> {
  const pages = [];
  for (const { id } of await listConversations(page, url)) {
    pages.push(await read(page, `${url}/v1/conversations/${String(id)}/messages?limit=100`));
  }
  return pages.flatMap(({ items }) => items);
}
