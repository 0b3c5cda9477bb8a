import { defaultBot, defaultBotDefinition } from '@balcao/bot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type Headers, type TestApp } from '../accounts/testing/test-app.ts';
import { createBots } from './load-bot.ts';
import { addBotRoutes } from './routes/index.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp(addBotRoutes);
});
afterAll(() => t.close());

const definition = {
  schemaVersion: 1,
  name: 'Curto',
  defaultLocale: 'pt-BR',
  start: 'oi',
  nodes: { oi: { type: 'end', text: 'Olá e até logo.' } },
};
const broken = { ...definition, start: 'nowhere' };

async function firstBot(headers: Headers): Promise<{ id: string; version: number }> {
  const list = await t.app.inject({ url: '/v1/bots', headers });
  return list.json().items[0];
}
function publish(id: string, headers: Headers, payload: object) {
  return t.app.inject({ method: 'POST', url: `/v1/bots/${id}/versions`, headers, payload });
}

describe('bots', () => {
  test('a new organization runs the shipped bot', async () => {
    const headers = await t.as('viewer', t.otherOrganizationId);
    const bot = await firstBot(headers);
    expect(bot).toMatchObject({ name: 'Atendimento', version: 1 });
    const got = await t.app.inject({ url: `/v1/bots/${bot.id}`, headers });
    expect(got.json().definition.start).toBe(defaultBotDefinition.start);
    const loaded = await t.ctx.db.tx(t.otherOrganizationId, (tx) =>
      createBots(t.ctx).loadPublished(tx, t.otherOrganizationId, null),
    );
    expect(loaded?.bot).toBe(defaultBot);
  });

  test('checking says what is wrong and saves nothing', async () => {
    const headers = await t.as('admin');
    const check = (payload: object) =>
      t.app.inject({ method: 'POST', url: '/v1/bots/check', headers, payload });
    expect((await check({ definition })).json().ok).toBe(true);
    const refused = (await check({ definition: broken })).json();
    expect(refused.ok).toBe(false);
    expect(refused.problems[0]).toMatchObject({ severity: 'error' });
    expect((await firstBot(headers)).version).toBe(1);
  });

  test('publishing makes a version; sessions can still load the one before', async () => {
    const headers = await t.as('admin');
    const { id } = await firstBot(headers);
    const bots = createBots(t.ctx);
    const load = <T>(run: (tx: Parameters<typeof bots.loadPublished>[0]) => Promise<T>) =>
      t.ctx.db.tx(t.organizationId, run);
    const before = await load((tx) => bots.loadPublished(tx, t.organizationId, id));
    const made = await publish(id, headers, { definition });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ id, version: 2, definition: { name: 'Curto' } });
    await t.clock.advance(1_000);
    const after = await load((tx) => bots.loadPublished(tx, t.organizationId, null));
    expect(after).toMatchObject({ bot: { definition: { name: 'Curto' } } });
    const old = await load((tx) => bots.loadVersion(tx, t.organizationId, before?.versionId ?? ''));
    expect(old?.bot).toBe(defaultBot);
  });

  test('a stored version that this release cannot run loads as its problem, and stops nobody else', async () => {
    const { versionId } = (await t.ctx.db.tx(t.otherOrganizationId, (tx) =>
      createBots(t.ctx).loadPublished(tx, t.otherOrganizationId, null),
    )) ?? { versionId: '' };
    await t.database.queryAsOwner({
      text: 'update bot_versions set definition = $2 where id = $1',
      values: [versionId, JSON.stringify(broken)],
    });
    const loaded = await t.ctx.db.tx(t.otherOrganizationId, (tx) =>
      createBots(t.ctx).loadPublished(tx, t.otherOrganizationId, null),
    );
    expect(loaded).toMatchObject({
      versionId,
      bot: { problem: expect.stringContaining('Publish it again') },
    });
  });

  test('400 with each problem, 403 for a supervisor, 404 for another organization’s bot', async () => {
    const headers = await t.as('admin');
    const { id } = await firstBot(headers);
    const refused = await publish(id, headers, { definition: broken });
    expect(refused.json().error).toMatchObject({ code: 'INVALID_INPUT' });
    expect(refused.json().error.details[0].field).toMatch(/^definition\./);
    expect((await publish(id, await t.as('supervisor'), { definition })).statusCode).toBe(403);
    const stranger = await t.as('owner', t.otherOrganizationId);
    expect((await publish(id, stranger, { definition })).statusCode).toBe(404);
    expect((await t.app.inject({ url: `/v1/bots/${id}`, headers: stranger })).statusCode).toBe(404);
  });

  test('a definition comes back in the order it was written in', async () => {
    const headers = await t.as('admin');
    const { id } = await firstBot(headers);
    const intent = (phrase: string) => ({ type: 'intent', phrases: [phrase], text: 'Certo.' });
    const nodes = {
      ...definition.nodes,
      trocar: intent('trocar produto'),
      b: intent('ver recibo'),
      a: intent('pagar boleto'),
    };
    const made = await publish(id, headers, { definition: { ...definition, nodes } });
    expect(made.statusCode).toBe(201);
    expect(Object.keys(made.json().definition.nodes)).toEqual(Object.keys(nodes));
  });

  test('publishers at the same moment make a version each', async () => {
    const headers = await t.as('admin');
    const { id, version } = await firstBot(headers);
    const made = await Promise.all(Array.from({ length: 8 }, () => publish(id, headers, { definition })));
    expect(made.map((answer) => answer.statusCode)).toEqual(Array.from({ length: 8 }, () => 201));
    expect((await firstBot(headers)).version).toBe(version + 8);
  });

  test('of two who changed the same version the second is told, and overwrites nothing', async () => {
    const headers = await t.as('admin');
    const { id, version } = await firstBot(headers);
    const from = { definition, from_version: version };
    const made = await Promise.all([publish(id, headers, from), publish(id, headers, from)]);
    expect(made.map((answer) => answer.statusCode).sort()).toEqual([201, 409]);
    const refused = made.find((answer) => answer.statusCode === 409);
    expect(refused?.json().error).toMatchObject({ code: 'CONFLICT' });
    expect((await firstBot(headers)).version).toBe(version + 1);
  });
});

describe('explaining', () => {
  const withIntent = {
    ...definition,
    nodes: {
      ...definition.nodes,
      consultar: {
        type: 'intent',
        name: 'Consultar pedido',
        phrases: { 'pt-BR': ['consultar pedido'] },
        text: 'Já vou ver.',
      },
    },
  };
  const explain = async (payload: object, headers?: Headers) => {
    const as = headers ?? (await t.as('admin'));
    const { id } = await firstBot(await t.as('admin'));
    return t.app.inject({ method: 'POST', url: `/v1/bots/${id}/explain`, headers: as, payload });
  };

  test('a misspelt text names the intent it enters, and the words that led there', async () => {
    const answer = await explain({ text: 'quero consultar meu peddido', definition: withIntent });
    expect(answer.json()).toMatchObject({
      first: null,
      threshold: 0.6,
      intents: [
        {
          node: 'consultar',
          phrase: 'consultar pedido',
          matched: expect.arrayContaining([{ word: 'peddido', as: 'pedido' }]),
          enters: true,
        },
      ],
    });
  });

  test('a command and a call for a person are said to come first', async () => {
    const withMenu = { ...withIntent, commands: [{ id: 'menu', goto: 'oi' }], escalation: { goto: 'oi' } };
    const firstOf = async (text: string) => (await explain({ text, definition: withMenu })).json().first;
    expect(await firstOf('menu')).toEqual({ kind: 'command', name: 'menu' });
    expect(await firstOf('quero falar com um atendente')).toMatchObject({ kind: 'person' });
  });

  test('without a definition the published one is asked; a draft with problems is 400 and names them', async () => {
    expect((await explain({ text: 'consultar pedido' })).json().intents).toEqual([]);
    const refused = await explain({ text: 'oi', definition: broken });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().error.details[0].field).toMatch(/^definition\./);
  });

  test('another organization’s bot is not found, a supervisor may not', async () => {
    const stranger = await t.as('owner', t.otherOrganizationId);
    expect((await explain({ text: 'oi' }, stranger)).statusCode).toBe(404);
    expect((await explain({ text: 'oi' }, await t.as('supervisor'))).statusCode).toBe(403);
  });
});
