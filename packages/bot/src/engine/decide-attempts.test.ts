import { describe, expect, test } from 'vitest';
import type { BotEffect, BotSession } from '../engine.types.ts';
import { replay } from '../replay.ts';
import { compile, IDS, makeContext, message, messages, readBubbles, START_MS } from '../testing/fixtures.ts';
import { ask, fim, lastOf, pessoa, run } from '../testing/run-nodes.ts';

const escalation = { goto: 'pessoa' };
const handOffOf = (effects: readonly BotEffect[]) => effects.find((effect) => effect.type === 'hand_off');
const contextOf = (effects: readonly BotEffect[]) => handOffOf(effects)?.context;

describe('failed answers in a row', () => {
  const nodes = {
    a: ask('number', { next: 'b' }),
    b: ask('number', { saveAs: 'y' }),
    fim,
    pessoa,
  };

  test('the third calls a person, over whatever questions they failed', () => {
    const c = { a: ask('number', { attempts: 2, onFailed: 'b' }), b: ask('email'), fim, pessoa };
    const steps = run(c, messages('oi', 'x', 'x', 'x'), { escalation });
    expect(steps.map((step) => step.session.failures)).toEqual([0, 1, 2, 3]);
    expect(readBubbles(lastOf(steps).effects)).toEqual([
      'Parece que não estou conseguindo ajudar. Vou transferir para um atendente.',
    ]);
    expect(contextOf(lastOf(steps).effects)).toMatchObject({ reason: 'attempts', attempts: 3 });
  });

  test('an understood answer, a command and a tapped page begin the count anew', () => {
    const steps = run(nodes, messages('oi', 'x', 'x', '1', 'x', 'x'), { escalation });
    expect(steps.map((step) => step.session.failures)).toEqual([0, 1, 2, 0, 1, 2]);
    expect(lastOf(steps).session.status).toBe('active');
    const commands = [{ id: 'menu', goto: 'a' }];
    expect(
      lastOf(run(nodes, messages('oi', 'x', 'x', 'menu'), { escalation, commands })).session.failures,
    ).toBe(0);
  });

  test('the limit is the bot’s, and a question may grant more', () => {
    const strict = run(nodes, messages('oi', 'x'), { escalation: { ...escalation, attempts: 1 } });
    expect(lastOf(strict).session.status).toBe('handed_off');
    const patient = { ...nodes, a: ask('number', { attempts: 5 }) };
    const { pessoa: person } = nodes;
    const steps = run({ a: patient.a, fim, pessoa: person }, messages('oi', 'x', 'x', 'x', 'x', 'x'), {
      escalation,
    });
    expect(steps.map((step) => step.session.status)).toEqual([...Array(5).fill('active'), 'handed_off']);
  });

  test('a question’s own way out is taken, and a person of the right department before the general one', () => {
    const outro = { ...pessoa, department: 'outro', text: 'Outro setor.' };
    const own = run(
      { a: ask('number', { onFailed: 'outro' }), fim, outro, pessoa },
      messages('oi', 'x', 'x', 'x'),
      {
        escalation,
      },
    );
    expect(handOffOf(lastOf(own).effects)).toMatchObject({
      department: 'outro',
      context: { reason: 'attempts' },
    });
    expect(readBubbles(lastOf(own).effects)).toEqual(['Outro setor.']);
    const chained = run(
      {
        a: ask('number', { attempts: 2, onFailed: 'b' }),
        b: ask('email', { onFailed: 'outro' }),
        fim,
        outro,
        pessoa,
      },
      messages('oi', 'x', 'x', 'x'),
      { escalation },
    );
    expect(handOffOf(lastOf(chained).effects)).toMatchObject({ department: 'outro' });
  });

  test('a question before the person that fails too leads to one at last', () => {
    const asked = { a: ask('number'), pessoa: ask('email'), fim };
    const steps = run(asked, messages('oi', 'x', 'x', 'x', 'y'), { escalation });
    expect(steps[3]?.session).toMatchObject({ node: 'pessoa', status: 'active' });
    expect(lastOf(steps).session.status).toBe('handed_off');
    expect(contextOf(lastOf(steps).effects)).toMatchObject({ reason: 'attempts' });
  });

  test('a session of before they were counted goes on with the attempts it has', () => {
    const bot = compile({ schemaVersion: 1, name: 'x', start: 'a', nodes, escalation });
    const { failures: _, ...old }: BotSession = lastOf(
      replay(bot, messages('oi', 'x', 'x'), makeContext(), IDS),
    ).session;
    const steps = replay(bot, [message('x', START_MS + 9000)], makeContext(), IDS, old);
    expect(lastOf(steps).session.status).toBe('handed_off');
  });
});
