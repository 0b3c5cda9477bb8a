import { type InboundContent } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import { type BotSession } from '../engine.types.ts';
import { replay } from '../replay.ts';
import {
  compile,
  IDS,
  makeContext,
  message,
  messages,
  readBubbles,
  START_MS,
  tapped,
  typed,
} from '../testing/fixtures.ts';
import { ask, fim, HOUR_MS, lastOf, pessoa, run } from '../testing/run-nodes.ts';
import { decide } from './decide.ts';

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

  test('given back after a handoff, a command is followed from there and anything else begins anew', () => {
    const handed = {
      ...nodes,
      a: ask('text', { next: 'pessoa' }),
      pessoa,
      tchau: { type: 'end', text: 'Tchau!' },
    };
    const commands = [{ id: 'sair', goto: 'tchau' }];
    const bot = compile({ schemaVersion: 1, name: 'x', start: 'a', nodes: handed, commands });
    const given: BotSession = {
      ...lastOf(replay(bot, messages('oi', 'x'), makeContext(), IDS)).session,
      status: 'active',
    };
    const after = (text: string) =>
      lastOf(replay(bot, [message(text, START_MS + 5000)], makeContext(), IDS, given)).effects;
    expect(readBubbles(after('sair'))).toEqual(['Tchau!']);
    expect(readBubbles(after('e aí?'))).toContain('Pergunta?');
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
