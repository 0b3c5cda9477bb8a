import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote } from '../conversations/actions/add-note.ts';
import { replyToConversation } from '../conversations/actions/reply.ts';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { type BenchApp, createBenchApp, strangers, us } from '../conversations/testing/http.ts';
import { echo, message, nextPhone } from '../conversations/testing/items.ts';
import { conversationOf } from '../conversations/testing/look.ts';
import { addSearchRoutes } from './routes/index.ts';
import { wordsOf } from './rules/plain-text.ts';
import { createSearchConsumer } from './search-consumer.ts';

type Hit = {
  message_id: string;
  conversation_id: string;
  contact: { id: string; name: string | null; phone: string | null };
  direction: string;
  actor_name: string | null;
  snippet: string;
  at: string;
};
type Page = { contacts: { id: string; name: string | null }[]; messages: Hit[]; next_cursor: string | null };

let bench: Bench;
let http: BenchApp;
beforeAll(async () => {
  bench = await createBench();
  http = await createBenchApp((app) => addSearchRoutes(app, { db: bench.db }));
});
afterAll(async () => {
  await http.close();
  await bench.close();
});

const index = async (organizationId = bench.organizationId) => {
  const consumer = createSearchConsumer(bench.db);
  for (let hasMore = true; hasMore; ) {
    const step = await consumer.step(organizationId);
    hasMore = step.kind === 'taken' && step.hasMore;
  }
};
const find = async (q: string, more = '', caller = us(bench, 'viewer')): Promise<Page> => {
  const { status, body } = await http.call(caller, 'GET', `/v1/search?q=${encodeURIComponent(q)}${more}`);
  expect(status).toBe(200);
  return body as unknown as Page; // the route serializes by the contract
};
const snippets = async (q: string) => (await find(q)).messages.map((hit) => hit.snippet);
const person = (name: string, phone = nextPhone()) => ({ waId: phone, profileName: name });
const say = async (text: string, phone = nextPhone()) => {
  await bench.receive(message(bench, phone, text));
  await bench.clock.advance(1_000);
  await index();
  return phone;
};

describe('messages', () => {
  test('are found without regard to case and accents, all words, the last by its beginning', async () => {
    await say('A ENCOMENDA do João não chegou');
    await say('encomenda da joana');
    expect(await snippets('encomenda joão')).toEqual([
      'A \ue000ENCOMENDA\ue001 do \ue000João\ue001 não chegou',
    ]);
    expect(await snippets('joao ENCOM')).toHaveLength(1);
    expect(await snippets('encom joao')).toEqual([]);
    expect(await snippets('encomenda joa')).toHaveLength(2);
  });

  test('newest first, page by page, each once', async () => {
    for (let i = 0; i < 7; i++) await say(`página número ${i}`);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await find('numero', `&limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.messages.map((hit) => hit.snippet.slice(-1)));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  test('of the far past too, where the newest thousands do not have the word', async () => {
    const phone = await say('uma palavra sesquipedal');
    const { id, contact_id } = await conversationOf(bench, phone);
    await bench.rows(
      `insert into message_search (organization_id, message_id, conversation_id, contact_id, words)
       select $1, ('ffffffff-ffff-7fff-8000-' || lpad(i::text, 12, '0'))::uuid, $2, $3, balcao_lexemes($1, 'outra coisa')
         from generate_series(1, 5100) i`,
      [bench.organizationId, id, contact_id],
    );
    expect(await snippets('sesquip')).toHaveLength(1);
    await bench.rows(`delete from message_search where message_id > 'ffffffff-0000-0000-0000-000000000000'`);
  });

  test("of the customer's choices and files, of agents and of the phone, and notes; not the bot's", async () => {
    const phone = nextPhone();
    await bench.receive(
      message(bench, phone, 'um começo'),
      message(bench, phone, { type: 'image', image: { id: 'M1', caption: 'foto do estrago' } }),
      message(bench, phone, { type: 'document', document: { id: 'M2', filename: 'comprovante-pix.pdf' } }),
      message(bench, phone, {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'x', title: 'Trocar', description: 'voltagem' },
        },
      }),
      message(bench, phone, {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Zélia Prado' }, phones: [{ phone: '+55 21 5555-0101' }] }],
      }),
      message(bench, phone, { type: 'location', location: { latitude: 1, longitude: 2, name: 'Praça XV' } }),
      echo(bench, phone, 'resposta do celular da loja'),
    );
    const conversation = await conversationOf(bench, phone);
    const by = { kind: 'user', userId: bench.agentId, name: 'Bia', role: 'agent' } as const;
    await addNote(bench.ports, bench.organizationId, conversation.id, by, {
      body: 'cuidado, gentileza dobrada',
      mentions: [],
      clientKey: 'note-0001',
    });
    await index();
    for (const q of ['estrago', 'comprovante', 'voltagem', 'zelia 0101', 'praca', 'celular da loja'])
      expect([q, await snippets(q)]).toEqual([q, [expect.any(String)]]);
    expect((await find('gentileza')).messages).toMatchObject([
      {
        direction: 'system',
        actor_name: 'Bia',
        conversation_id: conversation.id,
        contact: { phone: `+${phone}` },
      },
    ]);
    // The bot said it: "O que vai ser?"
    expect(await snippets('vai ser')).toEqual([]);
  });

  test('of an agent carry their name', async () => {
    const phone = await say('preciso de uma pessoa');
    const conversation = await conversationOf(bench, phone);
    await bench.rows(`update conversations set owner = 'agent', assignee_id = $2 where id = $1`, [
      conversation.id,
      bench.agentId,
    ]);
    await replyToConversation(
      bench.ports,
      bench.organizationId,
      conversation.id,
      { kind: 'user', userId: bench.agentId, name: 'Bia', role: 'agent' },
      {
        content: { type: 'text', text: { body: 'prontamente!' } },
        clientKey: 'reply-0001',
        attachmentId: undefined,
        replyToMessageId: undefined,
      },
    );
    await index();
    expect((await find('prontam')).messages).toMatchObject([{ direction: 'outbound', actor_name: 'Bia' }]);
  });

  test('follow their contact when two prove to be one', async () => {
    const phone = await say('palavra migratória');
    const { contact_id } = await conversationOf(bench, phone);
    const [other] = await bench.rows<{ id: string }>(
      `insert into contacts (organization_id, id, name) values ($1, $2, 'Outra') returning id`,
      [bench.organizationId, bench.newId()],
    );
    await bench.rows('update conversations set contact_id = $1 where contact_id = $2', [
      other?.id,
      contact_id,
    ]);
    expect((await find('migrat')).messages).toMatchObject([{ contact: { id: other?.id, name: 'Outra' } }]);
  });
});

describe('contacts', () => {
  test('are found by a part of the name, by user name and e-mail', async () => {
    const phone = nextPhone();
    await bench.receive(message(bench, person('Conceição Albuquerque', phone), 'oi'));
    await bench.rows(
      `update contacts set username = 'cecinha', email = 'ceci@acme.example' where phone = $1`,
      [phone],
    );
    for (const q of ['conceicao', 'BUQUER', 'albu conc', 'cecin', 'acme', 'ceci@acme.example', 'al'])
      expect([q, (await find(q)).contacts]).toMatchObject([
        q,
        [{ name: 'Conceição Albuquerque', phone: `+${phone}` }],
      ]);
    expect((await find('ao')).contacts).toEqual([]);
  });

  test('are found by their number however it is written, with and without the ninth digit', async () => {
    await bench.receive(
      message(bench, person('Com Nove', '5521987650001'), 'oi'),
      message(bench, person('Sem Nove', '552187650002'), 'oi'),
    );
    for (const q of ['5521987650001', '+55 (21) 98765-0001', '21 8765-0001', '987650001', '7650001'])
      expect([q, (await find(q)).contacts.map((one) => one.name)]).toEqual([q, ['Com Nove']]);
    for (const q of ['(21) 98765-0002', '2187650002'])
      expect([q, (await find(q)).contacts.map((one) => one.name)]).toEqual([q, ['Sem Nove']]);
  });

  test('whose name begins so come first, at most ten, on the first page only', async () => {
    await bench.receive(
      ...Array.from({ length: 11 }, (_, i) =>
        message(bench, person(`Ana Xerxes ${String.fromCharCode(65 + i)}`), 'xerxes aqui'),
      ),
      message(bench, person('Xerxes'), 'xerxes aqui'),
    );
    await index();
    const first = await find('xerxes', '&limit=2');
    expect(first.contacts.map((one) => one.name).slice(0, 2)).toEqual(['Xerxes', 'Ana Xerxes A']);
    expect(first.contacts).toHaveLength(10);
    expect((await find('xerxes', `&limit=2&cursor=${first.next_cursor}`)).contacts).toEqual([]);
  });

  test('that were merged into another are not shown', async () => {
    const phone = nextPhone();
    await bench.receive(message(bench, person('Fantasma', phone), 'oi'));
    await bench.rows('update contacts set merged_into = id where phone = $1', [phone]);
    expect((await find('fantasma')).contacts).toEqual([]);
  });
});

describe('the endpoint', () => {
  test('shows another tenant nothing, whatever it asks for', async () => {
    const phone = await say('segredo industrial');
    await bench.receive(message(bench, nextPhone(), 'algo nosso', { channel: bench.foreignChannel }));
    await index(bench.otherOrganizationId);
    const theirs = await find('segredo', '', strangers(bench));
    expect(theirs).toEqual({ contacts: [], messages: [], next_cursor: null });
    expect((await find(phone, '', strangers(bench))).contacts).toEqual([]);
    expect((await find('algo nosso', '', strangers(bench))).messages).toHaveLength(1);
  });

  test('answers nothing where the scope is not the organization asked for', async () => {
    await say('segredo de estado');
    const rows = await bench.db.tx(bench.otherOrganizationId, (tx) =>
      tx.query({
        text: `select message_id::text from balcao_search_messages($1, 'segredo', null, 10)
               union all select balcao_search_contacts($1, '55', 10)::text`,
        values: [bench.organizationId],
      }),
    );
    expect(rows).toEqual([]);
  });

  test.each(['!!', '\\\'"', "' & 'qz", ':*', '%_', '( ) |', '🙏🙏', 'qz:* | qy', "o'reilly:*"])(
    'takes %j for words, not for a language',
    async (q) => {
      const page = await find(q);
      expect(page.messages).toEqual([]);
    },
  );

  test('refuses too little to look for, a broken cursor and a stranger', async () => {
    for (const [query, code] of [
      ['q=a', 'INVALID_INPUT'],
      ['', 'INVALID_INPUT'],
      [`q=${'a'.repeat(101)}`, 'INVALID_INPUT'],
      ['q=abc&cursor=zzz', 'INVALID_CURSOR'],
    ])
      expect((await http.call(us(bench), 'GET', `/v1/search?${query}`)).body.error?.code).toBe(code);
  });
});

describe('the table of words', () => {
  test('is made anew from the stored messages where the log no longer tells', async () => {
    await say('memória de elefante');
    await bench.rows('truncate message_search');
    await bench.rows(
      `update log_cursors set seq = 0; update event_counters set retained_from = seq; delete from events`,
    );
    expect(await createSearchConsumer(bench.db).step(bench.organizationId)).toMatchObject({
      kind: 'gap',
      isRebuilt: true,
    });
    expect(await snippets('elefante')).toHaveLength(1);
  });

  test('splits texts into the words that snippets mark', async () => {
    // Letters that PostgreSQL 15 knows already: Latin, accents, Greek, Cyrillic, signs, emoji, Chinese, full width.
    const unit = fc
      .oneof(
        ...(
          [
            [0x01, 0x24f],
            [0x300, 0x36f],
            [0x391, 0x4ff],
            [0x2000, 0x2bff],
            [0x4e00, 0x4fff],
            [0xff01, 0xff5e],
            [0x1f300, 0x1f64f],
          ] as const
        ).map(([min, max]) => fc.integer({ min, max })),
      )
      .map((code) => String.fromCodePoint(code));
    const storable = [
      ...fc.sample(fc.string({ unit, maxLength: 60 }), 500),
      'Ação – “João”',
      'e\u0301',
      'x'.repeat(250),
    ];
    const rows = await bench.rows<{ words: string[] }>(
      'select balcao_words(said) as words from unnest($1::text[]) with ordinality t(said, place) order by place',
      [storable],
    );
    const ours = storable.map((text) => wordsOf(text).map((word) => word.plain));
    // A database whose locale is C makes small letters of Latin ones only.
    const lower = (words: readonly string[]) => words.map((word) => word.slice(0, 200).toLowerCase());
    rows.forEach((row, i) =>
      expect([storable[i], lower(row.words)]).toEqual([storable[i], lower(ours[i] ?? [])]),
    );
  });
});
