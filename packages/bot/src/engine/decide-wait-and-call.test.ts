import { describe, expect, test } from 'vitest';
import { type ReplayStep, replay } from '../replay.ts';
import { compile, IDS, makeContext, message, messages, readBubbles, START_MS } from '../testing/fixtures.ts';
import { ask, fim, HOUR_MS, kindsOf, lastOf, run, timer } from '../testing/run-nodes.ts';
import { decide } from './decide.ts';

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

  test('what a customer wrote can not change the address', () => {
    const nodes = {
      a: ask('text', { next: 'c' }),
      c: { ...call, headers: undefined },
      ok: fim,
      falha: fim,
      demora: fim,
    };
    const sent = ['../admin?x=1#', '..'].map((said) =>
      lastOf(run(nodes, messages('oi', said))).effects.flatMap((effect) =>
        effect.type === 'call' ? [effect.request.url] : [],
      ),
    );
    expect(sent).toEqual([['https://erp.test/c/..%2Fadmin%3Fx%3D1%23'], ['https://erp.test/c/']]);
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
