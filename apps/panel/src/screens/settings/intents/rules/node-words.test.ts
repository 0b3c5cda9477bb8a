import { describe, expect, test } from 'vitest';
import { dropNode, intentsOf, nodesOf, putNode } from './bot-nodes.ts';
import { excerptOf, listNodeChoices, listReferrers, nameNode } from './node-words.ts';
import { checkBot, theBot } from './testing/the-bot.ts';

const orders = {
  type: 'intent',
  name: 'Consultar pedido',
  phrases: ['consultar pedido'],
  text: 'A caminho.',
};
const bot = putNode(theBot.defaultBotDefinition, 'orders', orders);

describe('a node in words', () => {
  test('is its note, an intent’s name, its state, else its id', () => {
    expect(nameNode('a', { type: 'say', note: 'Boas-vindas\n(revisar)', state: 'INICIO' })).toBe(
      'Boas-vindas',
    );
    expect(nameNode('orders', nodesOf(bot).orders)).toBe('Consultar pedido');
    expect(nameNode('a', { type: 'say', state: 'MENU_PRINCIPAL' })).toBe('Menu principal');
    expect(nameNode('segunda_via-Pix', undefined)).toBe('Segunda via Pix');
  });

  test('every node of the shipped bot has words of its own', () => {
    const labels = listNodeChoices(bot, 'orders').map((choice) => choice.label);
    expect(labels).toHaveLength(Object.keys(nodesOf(bot)).length - 1);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).toContain('Menu principal (menu)');
  });

  test('says what it says, in the reader’s language', () => {
    expect(excerptOf(nodesOf(bot).menu, 'en', 'pt-BR')).toBe('How can I help you?');
    expect(excerptOf(nodesOf(bot).inicio, 'pt-BR', 'pt-BR')).toMatch(/^Olá/);
    expect(excerptOf({ type: 'goto' }, 'en', 'pt-BR')).toBeNull();
  });
});

describe('who leads to an intent', () => {
  const found = (definition: Record<string, unknown>) =>
    listReferrers(checkBot(dropNode(definition, 'orders')), definition).map(
      ({ kind, id, name }) => `${kind} ${id} ${name}`,
    );

  test('nobody: it can go', () => {
    expect(found(bot)).toEqual([]);
  });

  test('nodes, each once, the start, commands and who asks for a person', () => {
    const twice = { type: 'branch', cases: [{ when: 'true', goto: 'orders' }], otherwise: 'orders' };
    const commands = [
      { id: 'menu', goto: 'menu' },
      { id: 'pedido', goto: 'orders' },
    ];
    const leading = {
      ...putNode(bot, 'desvio', twice),
      start: 'orders',
      escalation: { goto: 'orders' },
      commands,
    };
    expect(found(leading)).toEqual(['start  ', 'command 1 pedido', 'escalation  ', 'node desvio Desvio']);
  });
});

test('a definition of no release, or of another one, has no intents and breaks nothing', () => {
  expect(intentsOf({})).toEqual([]);
  expect(intentsOf({ nodes: { a: { type: 'intent' }, b: { type: 'end' } } })).toEqual([]);
});
