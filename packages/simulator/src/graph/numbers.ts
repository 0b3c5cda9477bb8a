import type { FastifyInstance } from 'fastify';
import { checkOptionalText, refuseValue } from '../checks/fields.ts';
import type { Core } from '../core.ts';
import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { limits } from '../limits.ts';
import { findUserByPhone, findUserByUserId } from '../state/users.ts';
import type { BusinessAccount, BusinessNumber } from '../state/world.ts';
import { getChat } from '../state/world.ts';
import { checkHandshake } from '../webhooks/handshake.ts';
import { readQuery } from './auth.ts';
import { readBody } from './body.ts';
import { getOwnAccount, getOwnNumber } from './nodes.ts';

export function renderNumber(number: BusinessNumber, fields: string | undefined): JsonObject {
  const all: JsonObject = {
    verified_name: number.verifiedName,
    code_verification_status: 'VERIFIED',
    display_phone_number: number.displayPhoneNumber,
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: number.messagesPerSecond > 80 ? 'HIGH' : 'STANDARD' },
    status: 'CONNECTED',
    name_status: 'APPROVED',
    is_on_biz_app: false,
    whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED',
    ...(number.overrideUrl ? { webhook_configuration: { phone_number: number.overrideUrl } } : {}),
    health_status: {
      can_send_message: 'AVAILABLE',
      entities: [{ entity_type: 'PHONE_NUMBER', id: number.phoneNumberId, can_send_message: 'AVAILABLE' }],
    },
    id: number.phoneNumberId,
  };
  return pickFields(all, fields);
}

/** `fields=a,b{c}` keeps what is asked for, and always the id. */
export function pickFields(all: JsonObject, fields: string | undefined): JsonObject {
  if (fields === undefined || fields === '') {
    const { health_status: _health, whatsapp_business_manager_messaging_limit: _limit, ...usual } = all;
    return usual;
  }
  const wanted = fields
    .replaceAll(/\{[^}]*\}/g, '')
    .split(',')
    .map((field) => field.trim());
  const picked: JsonObject = {};
  for (const field of wanted) {
    if (all[field] !== undefined) picked[field] = all[field];
  }
  return { ...picked, id: all.id };
}

export function addNumberRoutes(app: FastifyInstance, core: Core, prefix: string): void {
  app.get(`${prefix}/:id/phone_numbers`, (request, reply) => {
    const account = getOwnAccount(core, request);
    const fields = readQuery(request, 'fields');
    const data = [...core.world.numbers.values()]
      .filter(({ wabaId }) => wabaId === account.id)
      .map((number) => renderNumber(number, fields));
    return reply.send({ data, paging: { cursors: { before: 'MAZDZD', after: 'MjQZD' } } });
  });

  app.get(`${prefix}/:id/whatsapp_business_profile`, (request, reply) => {
    const number = getOwnNumber(core, request);
    const profile = { ...number.profile, messaging_product: 'whatsapp' };
    return reply.send({ data: [profile] });
  });

  app.post(`${prefix}/:id/whatsapp_business_profile`, (request, reply) => {
    const number = getOwnNumber(core, request);
    const { messaging_product: _product, ...change } = readBody(request.body);
    checkProfile(change);
    number.profile = { ...number.profile, ...change };
    return reply.send({ success: true });
  });

  app.get(`${prefix}/:id/subscribed_apps`, (request, reply) => {
    const account = getOwnAccount(core, request);
    const link = 'https://www.facebook.com/games/?app_id=770011223344556';
    const app1 = { whatsapp_business_api_data: { id: '770011223344556', link, name: 'Simulator' } };
    const override = account.overrideUrl ? { override_callback_uri: account.overrideUrl } : {};
    return reply.send({ data: account.subscribed ? [{ ...app1, ...override }] : [] });
  });

  app.post(`${prefix}/:id/subscribed_apps`, async (request, reply) => {
    const account = getOwnAccount(core, request);
    await setOverride(account, readBody(request.body));
    account.subscribed = true;
    return reply.send({ success: true });
  });

  app.delete(`${prefix}/:id/subscribed_apps`, (request, reply) => {
    getOwnAccount(core, request).subscribed = false;
    return reply.send({ success: true });
  });

  for (const path of ['register', 'deregister', 'request_code', 'verify_code']) {
    app.post(`${prefix}/:id/${path}`, (request, reply) => {
      getOwnNumber(core, request);
      const { pin } = readBody(request.body);
      if (path === 'register' && !/^\d{6}$/.test(String(pin))) refuseValue('pin', 'must be 6 digits.');
      return reply.send({ success: true });
    });
  }

  app.get(`${prefix}/:id/block_users`, (request, reply) => {
    const number = getOwnNumber(core, request);
    const data = [...core.world.chats.values()]
      .filter((chat) => chat.blocked && chat.phoneNumberId === number.phoneNumberId)
      .map((chat) => ({ messaging_product: 'whatsapp', wa_id: core.world.users.get(chat.userKey)?.waId }));
    return reply.send({ data, paging: { cursors: { before: '', after: '' } } });
  });
  app.post(`${prefix}/:id/block_users`, (request, reply) =>
    reply.send(changeBlocks(core, getOwnNumber(core, request), readBody(request.body), true)),
  );
  app.delete(`${prefix}/:id/block_users`, (request, reply) =>
    reply.send(changeBlocks(core, getOwnNumber(core, request), readBody(request.body), false)),
  );
}

/** A new callback is shaken hands with before it is kept, as Meta does. */
export async function setOverride(target: BusinessAccount | BusinessNumber, body: JsonObject): Promise<void> {
  const url = body.override_callback_uri;
  if (typeof url !== 'string') return;
  if (url === '') {
    target.overrideUrl = undefined;
    return;
  }
  const handshake = await checkHandshake(url, String(body.verify_token ?? ''));
  if (!handshake.ok) {
    throw new GraphError(2200, handshake.reason, {
      message: `(#2200) Callback verification failed: ${handshake.reason}`,
    });
  }
  target.overrideUrl = url;
}

function checkProfile(change: JsonObject): void {
  const { profile } = limits;
  for (const field of ['about', 'address', 'description', 'email'] as const) {
    checkOptionalText(change[field], field, profile[field]);
  }
  if (change.about === '') refuseValue('about', 'must not be empty.');
  const { websites } = change;
  if (websites === undefined) return;
  if (!Array.isArray(websites) || websites.length > profile.websites)
    refuseValue('websites', 'takes at most 2.');
  for (const website of websites) checkOptionalText(website, 'websites', profile.website);
}

function changeBlocks(core: Core, number: BusinessNumber, body: JsonObject, block: boolean): JsonObject {
  if (!Array.isArray(body.block_users))
    throw new GraphError(131008, 'The parameter block_users is required.');
  const done: JsonObject[] = [];
  const failed: JsonObject[] = [];
  const nowMs = core.clock.now();
  for (const item of body.block_users.filter(isObject)) {
    const input = String(item.user ?? item.user_id ?? '');
    const user =
      findUserByPhone(core.world, input.replaceAll(/\D/g, '')) ?? findUserByUserId(core.world, input);
    const chat = user && getChat(core.world, number.phoneNumberId, user.key, nowMs);
    const wroteLately = chat?.lastInboundMs !== undefined && nowMs - chat.lastInboundMs < limits.windowMs;
    if (!user || !chat || (block && !wroteLately)) {
      const details = 'Only people who wrote within the last 24 hours can be blocked.';
      failed.push({
        input,
        errors: [{ message: 'Re-engagement required', code: 139101, error_data: { details } }],
      });
      continue;
    }
    chat.blocked = block;
    done.push({ input, wa_id: user.waId });
    core.events.publish({ kind: 'user', userKey: user.key });
  }
  const result = {
    [block ? 'added_users' : 'removed_users']: done,
    ...(failed.length > 0 ? { failed_users: failed } : {}),
  };
  const answer = { messaging_product: 'whatsapp', block_users: result };
  if (failed.length > 0) throw new GraphError(139100, 'Some users could not be changed.', { extra: answer });
  return answer;
}
