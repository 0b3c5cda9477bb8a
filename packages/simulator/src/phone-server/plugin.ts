import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { readParam, readQuery } from '../graph/auth.ts';
import { addBodyParsers } from '../graph/body.ts';
import { findString, isObject } from '../json.ts';
import { addUser, findUserByPhone } from '../state/users.ts';
import type { Customer } from '../users/customer.ts';
import {
  PhoneRefusal,
  parseAction,
  parseChange,
  performAction,
  performChange,
  toUsername,
} from './actions.ts';
import { loadPhoneAssets } from './assets.ts';
import { connectPage } from './live.ts';

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; " +
  "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const mediaKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;

/** The page with the phone and what it talks to; works at any prefix and inside a frame of the same origin. */
export function createPhonePlugin(
  core: Core,
  getCustomer: (userKey: string, phoneNumberId: string) => Customer,
): FastifyPluginAsync {
  return async (app) => {
    if (!app.hasDecorator('websocketServer')) await app.register(websocket);
    // The host may parse bodies in its own way; here they are JSON.
    addBodyParsers(app);
    app.setErrorHandler((error: Error, _request, reply) => {
      const refused = error instanceof PhoneRefusal || !('statusCode' in error);
      return reply.code(refused ? 400 : 500).send({ message: error.message });
    });
    addPage(app);
    addChatRoutes(app, core, getCustomer);
    addContactRoutes(app, core, getCustomer);
    app.get('/live', { websocket: true }, (socket, request) => {
      if (isForeign(request)) return socket.close(1008, 'Only pages of this server may connect.');
      connectPage(core, socket, getCustomer);
    });
  };
}

function addPage(app: FastifyInstance): void {
  app.get('/', async (request, reply) => {
    const [path = '', query] = request.url.split('?');
    if (!path.endsWith('/')) return reply.redirect(`${path}/${query ? `?${query}` : ''}`);
    const { html } = await loadPhoneAssets();
    return reply.header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').send(html);
  });
  app.get('/phone.js', async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send((await loadPhoneAssets()).js),
  );
  app.get('/phone.css', async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send((await loadPhoneAssets()).css),
  );
}

function addChatRoutes(
  app: FastifyInstance,
  core: Core,
  getCustomer: (userKey: string, phoneNumberId: string) => Customer,
): void {
  const path = '/api/chats/:phoneNumberId/:userKey';
  const getOwn = (request: FastifyRequest): Customer => {
    const [userKey, phoneNumberId] = [readParam(request, 'userKey'), readParam(request, 'phoneNumberId')];
    if (!core.world.users.has(userKey)) throw new PhoneRefusal('This contact is gone; reload the page.');
    if (!core.world.numbers.has(phoneNumberId))
      throw new PhoneRefusal('This business is gone; reload the page.');
    return getCustomer(userKey, phoneNumberId);
  };

  app.post(`${path}/actions`, async (request, reply) => {
    void performAction(getOwn(request), parseAction(request.body)).catch(() => {
      // Taps on something that is gone meanwhile do nothing, as on a phone.
    });
    return reply.code(202).send({});
  });

  app.post(`${path}/changes`, async (request, reply) => {
    await performChange(core, getOwn(request), parseChange(request.body));
    return reply.send({});
  });

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post(`${path}/media`, { bodyLimit: 101 * 1_024 * 1_024 }, async (request, reply) => {
      const kind = mediaKinds.find((known) => known === readQuery(request, 'kind'));
      if (!kind || !Buffer.isBuffer(request.body)) throw new PhoneRefusal('Send a file with its kind.');
      const customer = getOwn(request);
      const media = {
        bytes: request.body,
        mimeType: readQuery(request, 'mime') ?? 'application/octet-stream',
        filename: readQuery(request, 'filename'),
        caption: readQuery(request, 'caption'),
        voice: readQuery(request, 'voice') === 'true',
      };
      const options = { replyTo: readQuery(request, 'reply_to') };
      const send = {
        image: customer.sendImage,
        video: customer.sendVideo,
        audio: customer.sendAudio,
        document: customer.sendDocument,
        sticker: customer.sendSticker,
      }[kind];
      void send(media, options);
      return reply.code(202).send({});
    });
  });

  app.get('/api/media/:id', (request, reply) => {
    const media = core.world.media.get(readParam(request, 'id'));
    if (!media) return reply.code(404).send({ message: 'This file has expired.' });
    const isShown = /^(image\/(jpeg|png|webp)|audio\/|video\/)/.test(media.mimeType);
    const name = encodeURIComponent(media.filename ?? media.id);
    return reply
      .type(media.mimeType)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .header('cache-control', 'private, max-age=3600')
      .send(media.bytes);
  });
}

function addContactRoutes(
  app: FastifyInstance,
  core: Core,
  getCustomer: (userKey: string, phoneNumberId: string) => Customer,
): void {
  app.post('/api/contacts', async (request, reply) => {
    const body = isObject(request.body) ? request.body : {};
    const name = findString(body.name)?.trim();
    if (!name) throw new PhoneRefusal('Give the contact a name.');
    const given = findString(body.phone)?.replaceAll(/\D/g, '') ?? '';
    const hidesPhone = given === '';
    const waId = hidesPhone ? inventNumber(core) : given;
    if (!/^\d{8,15}$/.test(waId))
      throw new PhoneRefusal('Give the number in international digits, like 5511987654321.');
    if (findUserByPhone(core.world, waId))
      throw new PhoneRefusal('There is a contact with this number already.');
    const user = addUser(core.world, {
      waId,
      name,
      hidesPhone,
      username: hidesPhone ? toUsername(name) : undefined,
    });
    const [phoneNumberId = ''] = core.world.numbers.keys();
    core.events.publish({ kind: 'user', userKey: user.key });
    return reply.code(201).send({ key: getCustomer(user.key, phoneNumberId).user.key });
  });
}

/** Somebody known by a username still has a number; only the business never learns it. */
function inventNumber(core: Core): string {
  let waId: string;
  do waId = `551190000${String(Math.floor(core.random() * 10_000)).padStart(4, '0')}`;
  while (core.world.userKeysByWaId.has(waId));
  return waId;
}

/** Pages of other sites can open sockets here; their origin gives them away. */
function isForeign(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  try {
    return new URL(origin).host !== request.host;
  } catch {
    return true;
  }
}
