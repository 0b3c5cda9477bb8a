import { checkContent, type InboundContent } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import type { BotEffect, BotSession } from '../engine.types.ts';
import { type ReplayStep, replay } from '../replay.ts';
import {
  compile,
  IDS,
  makeContext,
  message,
  messages,
  photo,
  readBubbles,
  START_MS,
  tapped,
  typed,
  voice,
} from '../testing/fixtures.ts';
import { decide } from './decide.ts';

const HOUR_MS = 3_600_000;
const say = (text: string, next: string, extra: object = {}) => ({
  type: 'say',
  message: { kind: 'text', text },
  next,
  ...extra,
});
const ask = (kind: string, extra: object = {}) => ({
  type: 'ask',
  kind,
  text: 'Pergunta?',
  saveAs: 'x',
  next: 'fim',
  ...extra,
});
const fim = { type: 'end', text: 'Fim: {{variables.x}}' };
const pessoa = { type: 'hand_off', department: 'geral', text: 'Chamando alguém.' };

function run(
  nodes: Record<string, unknown>,
  steps: ReplayStep[],
  extra: Record<string, unknown> = {},
  context = makeContext(),
) {
  const bot = compile({ schemaVersion: 1, name: 'x', start: 'a', nodes, ...extra });
  return replay(bot, steps, context, IDS);
}
const lastOf = <T>(list: readonly T[]): T => {
  const last = list.at(-1);
  if (last === undefined) throw new Error('empty');
  return last;
};
const kindsOf = (effects: readonly BotEffect[]) => effects.map((effect) => effect.type);
const timer = (name: string, step: number, nowMs: number): ReplayStep => ({
  nowMs,
  event: { type: 'timer', name, step },
});

describe('say', () => {
  test('texts in a row are one bubble, and join the question after them', () => {
    const [first] = run(
      { a: say('Oi!', 'b'), b: say('Tudo bem?', 'c'), c: ask('text'), fim },
      messages('oi'),
    );
    expect(readBubbles(first?.effects ?? [])).toEqual(['Oi!\n\nTudo bem?\n\nPergunta?']);
  });

  test('a separate one stays a bubble of its own, and so does a text before an image', () => {
    const image = {
      type: 'say',
      message: { kind: 'media', media: 'image', id: '9', caption: 'Olha' },
      next: 'c',
    };
    const [first] = run(
      { a: say('Oi!', 'b', { separate: true }), b: say('E aí?', 'i'), i: image, c: fim },
      messages('oi'),
    );
    expect(readBubbles(first?.effects ?? [])).toEqual(['Oi!', 'E aí?', '<image>', 'Fim:']);
  });

  test.each([
    [
      { kind: 'media', media: 'document', link: 'https://a.test/x.pdf', filename: 'x.pdf' },
      { type: 'document', document: { link: 'https://a.test/x.pdf', filename: 'x.pdf' } },
    ],
    [
      { kind: 'url_button', text: 'Veja', label: 'Abrir', url: 'https://a.test/?n={{contact.name}}' },
      {
        interactive: {
          type: 'cta_url',
          action: { parameters: { display_text: 'Abrir', url: 'https://a.test/?n=Ana%20Souza' } },
        },
      },
    ],
    [
      { kind: 'url_button', text: 'Veja', label: 'Abrir', url: 'javascript:alert(1)' },
      { type: 'text', text: { body: 'Veja' } },
    ],
    [
      { kind: 'location', latitude: -23.5, longitude: -46.6, name: 'Loja' },
      { type: 'location', location: { latitude: -23.5, longitude: -46.6, name: 'Loja' } },
    ],
    [
      { kind: 'location_request', text: 'Onde?' },
      { interactive: { type: 'location_request_message', body: { text: 'Onde?' } } },
    ],
    [
      { kind: 'contact_card', name: 'Loja Sol', phone: '+551140028922' },
      { contacts: [{ name: { formatted_name: 'Loja Sol' }, phones: [{ phone: '+551140028922' }] }] },
    ],
  ])('%j', (content, sent) => {
    const [first] = run(
      { a: { type: 'say', message: content, next: 'b' }, b: { type: 'end' } },
      messages('oi'),
    );
    expect(first?.effects[0]).toMatchObject({ type: 'say', content: sent });
  });

  test('a text of 9,000 characters goes out whole, in bubbles of at most 4,096', () => {
    const words = 'palavra '.repeat(1125).trim();
    const [first] = run(
      {
        a: say('{{organization.hoursText}}{{organization.address}}{{organization.phone}}', 'b'),
        b: { type: 'end' },
      },
      messages('oi'),
      {},
      makeContext({
        hoursText: words.slice(0, 4000),
        address: words.slice(4000, 8000),
        phone: words.slice(8000),
      }),
    );
    const bubbles = readBubbles(first?.effects ?? []);
    expect(bubbles.length).toBe(3);
    expect(bubbles.join(' ').replace(/\s+/g, ' ')).toBe(words);
  });

  test('a button whose text is over 1,024 characters is preceded by the rest of it', () => {
    const address = 'rua '.repeat(700).trim();
    const a = {
      type: 'say',
      message: {
        kind: 'url_button',
        text: '{{organization.address}}',
        label: 'Abrir',
        url: 'https://a.test',
      },
      next: 'b',
    };
    const [first] = run({ a, b: { type: 'end' } }, messages('oi'), {}, makeContext({ address }));
    const [lead, button] = (first?.effects ?? []).flatMap((effect) =>
      effect.type === 'say' ? [effect.content] : [],
    );
    expect(checkContent(button).ok).toBe(true);
    expect(
      `${lead?.type === 'text' && lead.text.body} ${button?.type === 'interactive' && button.interactive.body?.text}`,
    ).toBe(address);
  });

  test('buttons wait for their answer', () => {
    const a = {
      type: 'say',
      message: { kind: 'buttons', text: 'Qual?', options: [{ id: 's', title: 'Sim', goto: 'fim' }] },
    };
    const steps = run({ a, fim }, messages('oi', tapped('a:s')));
    expect(steps.map((step) => step.session.status)).toEqual(['active', 'ended']);
  });
});

describe('ask', () => {
  test('a good answer is saved and leads on', () => {
    const steps = run({ a: ask('cpf'), fim }, messages('oi', '529.982.247-25'));
    expect(lastOf(steps).session).toMatchObject({ status: 'ended', variables: { x: '52998224725' } });
  });

  test('the own error text is said, then the third failure offers a person', () => {
    const nodes = { a: ask('email', { error: 'Cadê o @?' }), fim, pessoa };
    const steps = run(nodes, messages('oi', 'x', 'y', 'z'), {
      commands: [{ id: 'atendente', goto: 'pessoa' }],
    });
    expect(steps.map((step) => readBubbles(step.effects))).toEqual([
      ['Pergunta?'],
      ['Cadê o @?'],
      ['Cadê o @?'],
      ['Parece que não estou conseguindo ajudar.\n\nChamando alguém.'],
    ]);
    expect(lastOf(steps).effects).toContainEqual(
      expect.objectContaining({
        type: 'hand_off',
        department: 'geral',
        context: expect.objectContaining({ attempts: 3 }),
      }),
    );
  });

  test('onFailed and attempts of the node are kept', () => {
    const steps = run(
      { a: ask('email', { attempts: 1, onFailed: 'b' }), b: { type: 'end', text: 'Deixa.' }, fim },
      messages('oi', 'x'),
    );
    expect(readBubbles(lastOf(steps).effects)).toEqual(['Deixa.']);
  });

  test('without a person to call, three failures hand off anyway', () => {
    const steps = run({ a: ask('number'), fim }, messages('oi', 'x', 'y', 'z'));
    expect(lastOf(steps).session.status).toBe('handed_off');
  });

  test('a voice note at a question is answered politely', () => {
    const steps = run({ a: ask('number'), fim }, messages('oi', voice));
    expect(readBubbles(lastOf(steps).effects)[0]).toMatch(/texto e botões/);
  });

  test('media, location and an option beside them', () => {
    const media = ask('media', {
      options: [{ id: 'pular', title: 'Pular', phrases: ['não tenho'], goto: 'fim' }],
    });
    expect(lastOf(run({ a: media, fim }, messages('oi', photo()))).session.variables.x).toMatchObject({
      media_id: 'media-1',
    });
    expect(lastOf(run({ a: media, fim }, messages('oi', 'nao tenho'))).session).toMatchObject({
      status: 'ended',
      variables: { x: 'pular' },
    });
    const where: InboundContent = { type: 'location', location: { latitude: 1, longitude: 2 } };
    const located = run({ a: ask('location'), fim }, messages('oi', where));
    expect(readBubbles(located[0]?.effects ?? [])).toEqual(['<location_request_message> Pergunta?']);
    expect(lastOf(located).session.variables.x).toEqual({ latitude: 1, longitude: 2 });
  });
});

describe('choice', () => {
  const options = [
    { id: 'p', title: 'Pão', goto: 'fim' },
    { id: 'b', title: 'Bolo', goto: 'fim' },
  ];
  const a = { type: 'ask', kind: 'choice', text: 'O quê?', again: 'Escolha um:', options, saveAs: 'x' };

  test.each([[tapped('a:b', 'Bolo')], [typed('2')], [typed('BOLO!')], [typed('bol')]])(
    '%j chooses',
    (content) => {
      expect(lastOf(run({ a, fim }, messages('oi', content))).session.variables.x).toBe('b');
    },
  );

  test('a stale button is answered politely with the question, and is no failed attempt', () => {
    const step = lastOf(run({ a, fim }, messages('oi', tapped('outro:b'))));
    expect(readBubbles(step.effects)).toEqual([
      expect.stringMatching(/^Esse botão é de uma mensagem anterior.*Escolha um: \[Pão\] \[Bolo\]$/s),
    ]);
    expect(step.session.attempts).toBe(0);
  });

  test('what is not understood brings the choices back in one bubble', () => {
    const step = lastOf(run({ a, fim }, messages('oi', 'quero café')));
    expect(readBubbles(step.effects)).toEqual(['Desculpe, não entendi. 😕\n\nEscolha um: [Pão] [Bolo]']);
  });

  test('pages turn by tap, title and number, and stay where they were after a failure', () => {
    const many = {
      ...a,
      options: Array.from({ length: 25 }, (_, i) => ({ id: `o${i}`, title: `Item ${i}`, goto: 'fim' })),
    };
    const steps = run({ a: many, fim }, messages('oi', tapped('a:~1'), 'xyz', '10', 'voltar', 'item 24'));
    expect(steps.map((step) => step.session.options[0]?.id)).toEqual([
      'a:o0',
      'a:o9',
      'a:o9',
      'a:o17',
      'a:o9',
      undefined,
    ]);
    expect(lastOf(steps).session.variables.x).toBe('o24');
  });

  test('an element of a list is kept whole, and an empty list leads on', () => {
    const from = {
      type: 'ask',
      kind: 'choice',
      text: 'Qual?',
      optionsFrom: {
        list: 'organization.items',
        id: '{{item.id}}',
        title: '{{item.name}}',
        saveItemAs: 'item',
      },
      onEmpty: 'fim',
      next: 'fim',
    };
    expect(lastOf(run({ a: from, fim }, messages('oi', 'bolo'))).session.variables.item).toMatchObject({
      id: 'bolo',
      priceCents: 3500,
    });
    expect(run({ a: from, fim }, messages('oi'), {}, makeContext({ items: [] }))[0]?.session.status).toBe(
      'ended',
    );
  });
});

describe('branch, set, tag, goto', () => {
  test('the first true case wins; integers, tags and dates are usable; a failing case counts as false and is logged', () => {
    const cases = [
      { when: 'variables.missing == 1', goto: 'errado' },
      {
        when: 'variables.n + 1 == 3 && "vip" in contact.tags && now > timestamp("2020-01-01T00:00:00Z")',
        goto: 'certo',
      },
    ];
    const nodes = {
      a: {
        type: 'set',
        variables: {
          n: { value: 2 },
          t: { text: 'Oi {{contact.name}}' },
          m: { expression: 'variables.n * 10' },
          l: { each: 'organization.items', text: '{{item.name}}', join: ', ' },
        },
        attributes: { last: { expression: 'variables.m' } },
        next: 'b',
      },
      b: { type: 'branch', cases, otherwise: 'errado' },
      certo: { type: 'tag', add: ['novo'], remove: ['vip'], next: 'g' },
      g: { type: 'goto', to: 'fim' },
      errado: { type: 'end' },
      fim,
    };
    const [step] = run(nodes, messages('oi'));
    expect(step?.session.variables).toEqual({
      n: 2,
      t: 'Oi Ana Souza',
      m: 20,
      l: 'Pão francês, Bolo de cenoura',
    });
    expect(step?.effects).toMatchObject([
      { type: 'set_attributes', attributes: { last: 20 } },
      { type: 'log', code: 'EXPRESSION_FAILED' },
      { type: 'tag', add: ['novo'], remove: ['vip'] },
      { type: 'say' },
      { type: 'end', outcome: 'finished' },
    ]);
  });
});

describe('hand off', () => {
  test('the person gets the state before, the problem, attempts, time and answers', () => {
    const nodes = {
      a: { ...ask('text', { state: 'PERGUNTANDO', next: 'p' }) },
      p: {
        type: 'hand_off',
        state: 'HUMANO',
        department: 'suporte',
        priority: 'alta',
        text: 'Já vem!',
        problem: 'Quebrou: {{variables.x}}',
      },
    };
    const step = lastOf(run(nodes, messages('oi', 'a tela')));
    expect(step.session).toMatchObject({ status: 'handed_off', state: 'HUMANO', options: [] });
    expect(step.effects).toEqual([
      { type: 'say', content: { type: 'text', text: { body: 'Já vem!' } } },
      {
        type: 'hand_off',
        department: 'suporte',
        priority: 'alta',
        context: {
          state: 'PERGUNTANDO',
          problem: 'Quebrou: a tela',
          attempts: 0,
          elapsedMs: 1000,
          collected: { x: 'a tela' },
        },
      },
    ]);
  });

  test('a message after it begins anew: the server asks the bot only while the conversation is the bot’s', () => {
    const steps = run({ a: ask('text', { next: 'pessoa' }), pessoa }, messages('oi', 'x', 'oi de novo'));
    expect(lastOf(steps).session).toMatchObject({ status: 'active', node: 'a', variables: {} });
    expect(lastOf(steps).session.step).toBeGreaterThan(steps[1]?.session.step ?? 99);
  });
});

describe('wait', () => {
  const nodes = {
    a: { type: 'wait', seconds: 60, next: 'fim', onMessage: 'b' },
    b: { type: 'end', text: 'Você voltou.' },
    fim,
  };

  test('the timer carries the step, and only that step goes on', () => {
    const steps = run(nodes, [
      ...messages('oi'),
      timer('wait', 0, START_MS + 60_000),
      timer('outro', 1, START_MS + 60_000),
      timer('wait', 1, START_MS + 60_000),
      timer('wait', 1, START_MS + 61_000),
    ]);
    expect(steps[0]?.effects).toEqual([
      { type: 'set_timer', name: 'wait', step: 1, dueAtMs: START_MS + 60_000 },
    ]);
    expect(steps.slice(1).map((step) => readBubbles(step.effects))).toEqual([[], [], ['Fim:'], []]);
  });

  test('a message meanwhile goes where the node says and takes the timer along', () => {
    const step = lastOf(run(nodes, messages('oi', 'ei')));
    expect(kindsOf(step.effects)).toEqual(['cancel_timer', 'say', 'end']);
  });

  test('without onMessage it is noted, and the timer stays good', () => {
    const steps = run({ a: { type: 'wait', seconds: 60, next: 'fim' }, fim }, [
      ...messages('oi', 'ei'),
      timer('wait', 1, START_MS + 60_000),
    ]);
    expect(steps.map((step) => step.effects.length)).toEqual([1, 0, 2]);
    expect(steps[1]?.session.lastInboundAtMs).toBe(START_MS + 1000);
  });

  test('after the service window nothing is said any more', () => {
    const step = lastOf(run(nodes, [...messages('oi'), timer('wait', 1, START_MS + 25 * HOUR_MS)]));
    expect(step.effects).toMatchObject([
      { type: 'log', code: 'WINDOW_CLOSED' },
      { type: 'end', outcome: 'expired' },
    ]);
  });
});

describe('call', () => {
  const call = {
    type: 'call',
    method: 'POST',
    url: 'https://erp.test/c/{{variables.x}}',
    headers: { 'x-a': '{{contact.name}}' },
    body: { n: '{{variables.x}}', all: ['{{contact.id}}!'] },
    timeoutMs: 2000,
    text: 'Só um momento…',
    save: { r: 'body.list.0', s: 'status' },
    next: 'ok',
    onError: 'falha',
    onTimeout: 'demora',
  };
  const nodes = {
    a: ask('number', { next: 'c' }),
    c: call,
    ok: { type: 'end', text: 'R: {{variables.r}} {{variables.s}}' },
    falha: { type: 'end', text: 'Falhou' },
    demora: { type: 'end', text: 'Demorou' },
  };
  const bot = compile({
    schemaVersion: 1,
    name: 'x',
    start: 'a',
    nodes,
    commands: [{ id: 'menu', goto: 'a' }],
  });
  const context = makeContext();
  const waiting = lastOf(replay(bot, messages('oi', '7'), context, IDS));
  const callId =
    waiting.effects.flatMap((effect) => (effect.type === 'call' ? [effect.callId] : []))[0] ?? '';
  const answer = (
    result: Extract<ReplayStep['event'], { type: 'call_result' }>['result'],
    id = callId,
    step = 2,
  ) =>
    decide(
      bot,
      waiting.session,
      { type: 'call_result', callId: id, step, result },
      context,
      START_MS + 3000,
      IDS,
    );

  test('the request is filled in, keeps types, and has a timer behind it', () => {
    expect(waiting.session.status).toBe('waiting_call');
    expect(waiting.effects).toEqual([
      { type: 'say', content: { type: 'text', text: { body: 'Só um momento…' } } },
      {
        type: 'call',
        callId,
        step: 2,
        request: {
          method: 'POST',
          url: 'https://erp.test/c/7',
          headers: { 'x-a': 'Ana Souza' },
          body: { n: 7, all: ['c1!'] },
          timeoutMs: 2000,
        },
      },
      { type: 'set_timer', name: 'call', step: 2, dueAtMs: START_MS + 1000 + 32_000 },
    ]);
  });

  test.each([
    ['its answer is saved', { ok: true as const, status: 200, body: { list: ['A'] } }, 'R: A 200'],
    ['an answer of another shape is no error', { ok: true as const, status: 200, body: 'x' }, 'R:  200'],
    ['a 404 is an error', { ok: true as const, status: 404, body: null }, 'Falhou'],
    ['a failure is an error', { ok: false as const, error: 'ECONNREFUSED' }, 'Falhou'],
    ['a timeout has its own way', { ok: false as const, error: 'timeout' }, 'Demorou'],
  ])('%s', (_, result, text) => {
    expect(readBubbles(answer(result).effects)).toEqual([text]);
  });

  test('a stale result does nothing', () => {
    const good = { ok: true as const, status: 200, body: null };
    for (const decision of [answer(good, 'other'), answer(good, callId, 1)]) {
      expect(decision).toEqual({ session: waiting.session, effects: [] });
    }
  });

  test('messages meanwhile are noted, commands still work', () => {
    const ei = message('ei', START_MS + 2000);
    expect(decide(bot, waiting.session, ei.event, context, ei.nowMs, IDS).effects).toEqual([]);
    const menu = message('menu', START_MS + 2000);
    expect(kindsOf(decide(bot, waiting.session, menu.event, context, menu.nowMs, IDS).effects)).toEqual([
      'cancel_timer',
      'say',
    ]);
  });

  test('a lost result ends in the timeout’s way', () => {
    const decision = decide(
      bot,
      waiting.session,
      { type: 'timer', name: 'call', step: 2 },
      context,
      START_MS + 40_000,
      IDS,
    );
    expect(readBubbles(decision.effects)).toEqual(['Demorou']);
  });
});

describe('survey', () => {
  const nodes = {
    a: { type: 'survey', survey: 'nps', text: 'De 0 a 10?', saveAs: 'x', next: 'fim', onFailed: 'pulou' },
    fim,
    pulou: { type: 'end', text: 'Ok.' },
  };

  test('a score is recorded with its comment', () => {
    expect(lastOf(run(nodes, messages('oi', '9, adorei'))).effects[0]).toEqual({
      type: 'survey_answer',
      survey: 'nps',
      score: 9,
      comment: 'adorei',
    });
  });

  test('11 is asked again, "pular" is respected', () => {
    const steps = run(nodes, messages('oi', '11', 'pular'));
    expect(steps.slice(1).map((step) => readBubbles(step.effects))).toEqual([
      ['Responda com um número de 0 a 10, por favor.'],
      ['Ok.'],
    ]);
  });
});

describe('sessions', () => {
  const nodes = { a: ask('text', { next: 'b' }), b: ask('text', { saveAs: 'y' }), fim };

  const at = (gapMs: number) =>
    run(nodes, [message('oi', START_MS), message('x', START_MS + gapMs)], { onExpired: 'Recomeçando.' });

  test('they end with the service window, to the millisecond, and say so', () => {
    expect(lastOf(at(24 * HOUR_MS)).session.node).toBe('b');
    const anew = lastOf(at(24 * HOUR_MS + 1));
    expect(anew.session).toMatchObject({
      node: 'a',
      variables: {},
      startedAtMs: START_MS + 24 * HOUR_MS + 1,
    });
    expect(anew.effects[0]).toEqual({ type: 'end', outcome: 'expired' });
    expect(readBubbles(anew.effects)).toEqual(['Recomeçando.\n\nPergunta?']);
  });

  test('after the end the next message begins anew, without the expiry’s words', () => {
    const steps = run({ a: ask('text'), fim }, messages('oi', 'x', 'oi'), { onExpired: 'Recomeçando.' });
    expect(readBubbles(lastOf(steps).effects)).toEqual(['Pergunta?']);
  });

  test.each<InboundContent>([
    { type: 'reaction', reaction: { message_id: 'm', emoji: '👍' } },
    { type: 'system', system: { type: 'x' } },
    { type: 'request_welcome' },
    { type: 'edit', edit: { original_message_id: 'm', message: typed('x') } },
    { type: 'revoke', revoke: { original_message_id: 'm' } },
    { type: 'unsupported', unsupported: { type: 'x' }, raw: {} },
  ])('$type starts no turn', (content) => {
    const bot = compile({ schemaVersion: 1, name: 'x', start: 'a', nodes });
    const session = lastOf(replay(bot, messages('oi'), makeContext(), IDS)).session;
    const { event, nowMs } = message(content, START_MS + 5000);
    expect(decide(bot, session, event, makeContext(), nowMs, IDS)).toEqual({ session, effects: [] });
    expect(decide(bot, null, event, makeContext(), nowMs, IDS)).toMatchObject({
      session: { step: 0 },
      effects: [],
    });
  });

  test('yesterday’s menu button is taken as the answer', () => {
    const menu = {
      a: { type: 'ask', kind: 'choice', text: '?', options: [{ id: 's', title: 'S', goto: 'b' }] },
      b: ask('text'),
      fim,
    };
    const steps = run(menu, [message('oi', START_MS), message(tapped('a:s'), START_MS + 30 * HOUR_MS)]);
    expect(readBubbles(lastOf(steps).effects)).toEqual(['Pergunta?']);
  });

  test('a version without the session’s node begins anew', () => {
    const session: BotSession = { ...lastOf(run(nodes, messages('oi'))).session, node: 'gone' };
    const bot = compile({ schemaVersion: 1, name: 'x', start: 'a', nodes });
    const { event, nowMs } = message('x', START_MS + 1000);
    const decision = decide(bot, session, event, makeContext(), nowMs, { botId: 'b', versionId: 'v2' });
    expect(decision.session).toMatchObject({ node: 'a', versionId: 'v2', status: 'active' });
  });

  test('commands work at every question, but an option of that name comes first', () => {
    const commands = [
      { id: 'menu', goto: 'a' },
      { id: 'sair', goto: 'tchau' },
    ];
    const all = { ...nodes, tchau: { type: 'end', text: 'Tchau!' } };
    expect(readBubbles(lastOf(run(all, messages('oi', 'quero sair'), { commands })).effects)).toEqual([
      'Tchau!',
    ]);
    expect(lastOf(run(all, messages('oi', 'x', 'menu'), { commands })).session.node).toBe('a');
    const own = {
      ...all,
      a: { type: 'ask', kind: 'choice', text: '?', options: [{ id: 's', title: 'Sair', goto: 'fim' }] },
    };
    expect(
      lastOf(run({ a: own.a, fim, tchau: all.tchau }, messages('oi', 'sair'), { commands })).session.node,
    ).toBe('fim');
  });
});
