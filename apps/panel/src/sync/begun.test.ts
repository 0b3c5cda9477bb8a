import { describe, expect, test } from 'vitest';
import { createBegun } from './begun.ts';
import { decideGo, mayUploadAgain, nothingBegun } from './begun-state.ts';
import { ApiError } from './client.ts';
import type { NewOutgoing } from './outgoing.ts';
import type { Uploaded } from './upload.ts';

type Upload = { file: File; signal: AbortSignal; done: () => Promise<void>; fail: () => Promise<void> };

/** A composer whose uploads end when the test says so. */
function begin() {
  const uploads: Upload[] = [];
  const sent: NewOutgoing[] = [];
  const words: Record<string, string> = {};
  const begun = createBegun({
    upload: (file, { signal }) =>
      new Promise((resolve, reject) => {
        uploads.push({
          file,
          signal,
          done: async () => {
            resolve({ id: `media-${file.name}`, kind: 'image' } as Uploaded);
            await settled();
          },
          fail: async () => {
            reject(new ApiError('OFFLINE', { status: 0, message: 'The server did not answer.' }));
            await settled();
          },
        });
      }),
    words: {
      get: (id) => words[id] ?? '',
      clear: (id) => {
        delete words[id];
      },
    },
    send: (draft) => sent.push(draft),
  });
  const stopped: string[] = [];
  begun.onStopped((id) => stopped.push(id));
  const add = (...names: string[]) => {
    const before = uploads.length;
    begun.add(
      'a',
      names.map((name) => new File(['x'], name)),
    );
    return uploads.slice(before);
  };
  const bodies = () => sent.map((draft) => [draft.conversationId, draft.attachmentId, draft.content]);
  return {
    begun,
    words,
    sent,
    uploads,
    bodies,
    stopped,
    add,
    held: () => begun.store.get().a ?? nothingBegun,
  };
}
/** All that awaits a promise settled just now has run. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

describe('A message told to go while a file is on its way', () => {
  test('goes by itself with the last file, with its words and its quote, once', async () => {
    const { begun, words, bodies, sent, add, held } = begin();
    words.a = 'as fotos';
    begun.setQuote('a', 'quoted');
    const [one, two] = add('1', '2');
    begun.go('a');
    begun.go('a');
    expect(held().going).toEqual({ state: 'waits', text: 'as fotos' });
    await two?.done();
    expect(sent).toEqual([]);
    await one?.done();
    expect(bodies()).toEqual([
      ['a', 'media-1', { type: 'image', image: { caption: 'as fotos' } }],
      ['a', 'media-2', { type: 'image', image: {} }],
    ]);
    expect(sent.map((draft) => draft.replyToMessageId)).toEqual(['quoted', null]);
    expect(words).toEqual({});
    expect(begun.store.get()).toEqual({});
  });

  test('stays with its words when a file fails, says so once, and goes when told again', async () => {
    const { begun, words, sent, add, held, stopped } = begin();
    words.a = 'as fotos';
    const [one, two] = add('1', '2');
    begun.go('a');
    await one?.fail();
    expect(held().going).toEqual({ state: 'stopped', text: 'as fotos' });
    expect(stopped).toEqual(['a']);
    await two?.done();
    expect(sent).toEqual([]);
    expect(words.a).toBe('as fotos');
    expect(stopped).toEqual(['a']);

    begun.remove('a', held().items[0]?.key ?? '');
    expect(sent).toEqual([]);
    begun.go('a');
    expect(sent.map((draft) => draft.attachmentId)).toEqual(['media-2']);
  });

  test('a file tried again is waited for when it is told to go meanwhile', async () => {
    const { begun, sent, add, held, uploads } = begin();
    add('1');
    await uploads[0]?.fail();
    begun.go('a');
    expect(held().going.state).toBe('stopped');
    const key = held().items[0]?.key ?? '';
    begun.retry('a', key);
    expect(held().going.state).toBe('no');
    expect(held().items[0]?.state).toBe('uploading');
    begun.go('a');
    expect(held().going.state).toBe('waits');
    await uploads[1]?.done();
    expect(sent.map((draft) => draft.attachmentId)).toEqual(['media-1']);
  });

  const byHand: [string, (made: ReturnType<typeof begin>, key: string) => void][] = [
    ['taken back', ({ begun }) => begun.takeBack('a')],
    ['words changed', ({ words }) => Object.assign(words, { a: 'as fotos d' })],
    ['a caption written', ({ begun }, key) => begun.setCaption('a', key, 'frente')],
    ['another message quoted', ({ begun }) => begun.setQuote('a', 'other')],
    ['another file', ({ add }) => add('2')],
    ['the file removed', ({ begun }, key) => begun.remove('a', key)],
  ];
  test.each(byHand)('does not go by itself any more: %s', async (_, change) => {
    const made = begin();
    made.words.a = 'as fotos';
    const [upload] = made.add('1');
    made.begun.go('a');
    change(made, made.held().items[0]?.key ?? '');
    await upload?.done();
    expect(made.sent).toEqual([]);
    expect(made.words.a).toMatch(/^as fotos/);
  });

  test('waits for its own files only', async () => {
    const { begun, words, bodies, add } = begin();
    add('1');
    words.b = 'oi';
    begun.go('b');
    expect(bodies()).toEqual([['b', null, { type: 'text', text: { body: 'oi' } }]]);
  });
});

test('files and quote stay while nobody looks at the conversation; a removed file stops going up', () => {
  const { begun, add, held } = begin();
  const [upload] = add('1');
  begun.setQuote('a', 'quoted');
  expect(held()).toMatchObject({ replyToId: 'quoted', items: [{ state: 'uploading' }] });
  begun.remove('a', held().items[0]?.key ?? '');
  expect(upload?.signal.aborted).toBe(true);
  begun.setQuote('a', null);
  expect(begun.store.get()).toEqual({});
});

test('another person who signs in finds nothing, and nothing goes up any more', () => {
  const { begun, add } = begin();
  const [upload] = add('1');
  begun.forget();
  expect(begun.store.get()).toEqual({});
  expect(upload?.signal.aborted).toBe(true);
});

test('spaces alone are nothing to send', () => {
  expect(decideGo(nothingBegun, ' \n')).toBe('nothing');
});

test('only what was not the file’s own fault is tried again', () => {
  const failure = (code: ApiError['code'], status: number) => new ApiError(code, { status, message: '' });
  expect(mayUploadAgain(failure('OFFLINE', 0))).toBe(true);
  expect(mayUploadAgain(failure('UNAVAILABLE', 503))).toBe(true);
  expect(mayUploadAgain(failure('UNAUTHENTICATED', 401))).toBe(true);
  expect(mayUploadAgain(failure('PAYLOAD_TOO_LARGE', 413))).toBe(false);
});
