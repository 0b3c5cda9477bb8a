import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { findLiveMedia, renderDownloadUrl } from '../media.ts';
import { checkAccess, checkToken, readParam, readQuery } from './auth.ts';
import { readBody } from './body.ts';
import { getBaseUrl } from './media.ts';
import { refuseUnknown } from './nodes.ts';
import { pickFields, renderNumber, setOverride } from './numbers.ts';
import { editTemplate, findTemplateById, renderTemplate } from './templates.ts';

/** `/{id}`: Graph finds out by the id whether it is a number, an account, a template or a medium. */
export function addNodeRoutes(app: FastifyInstance, core: Core, prefix: string): void {
  app.get(`${prefix}/debug_token`, (request, reply) => {
    checkToken(core, request);
    const token = core.world.tokens.get(readQuery(request, 'input_token') ?? '');
    const wabaIds = token?.wabaIds ?? [...core.world.accounts.keys()];
    const scopes = ['whatsapp_business_messaging', 'whatsapp_business_management'];
    return reply.send({
      data: token
        ? {
            app_id: '770011223344556',
            type: 'SYSTEM_USER',
            application: 'Simulator',
            expires_at: 0,
            is_valid: !token.expired,
            scopes,
            granular_scopes: scopes.map((scope) => ({ scope, target_ids: wabaIds })),
            user_id: '122100000000000001',
          }
        : {
            is_valid: false,
            scopes: [],
            error: { code: 190, message: 'Malformed access token', subcode: 463 },
          },
    });
  });

  app.get(`${prefix}/:id`, (request, reply) => {
    const token = checkToken(core, request);
    const id = readParam(request, 'id');
    const fields = readQuery(request, 'fields');
    const number = core.world.numbers.get(id);
    if (number) {
      checkAccess(token, number.wabaId);
      return reply.send(renderNumber(number, fields));
    }
    const account = core.world.accounts.get(id);
    if (account) {
      checkAccess(token, account.id);
      return reply.send(pickFields({ id, name: 'Simulated business', timezone_id: '25' }, fields));
    }
    const template = findTemplateById(core, id);
    if (template) {
      checkAccess(token, template.wabaId);
      return reply.send(renderTemplate(template));
    }
    const media = findLiveMedia(core, id);
    const asked = readQuery(request, 'phone_number_id');
    if (!media || (asked !== undefined && asked !== media.phoneNumberId)) return refuseUnknown(request, id);
    const owner = core.world.numbers.get(media.phoneNumberId);
    if (owner) checkAccess(token, owner.wabaId);
    return reply.send({
      messaging_product: 'whatsapp',
      url: renderDownloadUrl(core, media, getBaseUrl(request, prefix), false),
      mime_type: media.mimeType,
      sha256: media.sha256,
      file_size: media.bytes.length,
      id,
    });
  });

  app.post(`${prefix}/:id`, async (request, reply) => {
    const token = checkToken(core, request);
    const id = readParam(request, 'id');
    const body: JsonObject = readBody(request.body);
    const template = findTemplateById(core, id);
    if (template) {
      checkAccess(token, template.wabaId);
      editTemplate(core, template, body);
      return reply.send({ success: true });
    }
    const number = core.world.numbers.get(id);
    if (!number) return refuseUnknown(request, id);
    checkAccess(token, number.wabaId);
    if (isObject(body.webhook_configuration)) await setOverride(number, body.webhook_configuration);
    return reply.send({ success: true });
  });

  app.post(`${prefix}/:id/unpause`, (request, reply) => {
    checkToken(core, request);
    const template = findTemplateById(core, readParam(request, 'id'));
    if (!template) return refuseUnknown(request, readParam(request, 'id'));
    template.status = 'APPROVED';
    return reply.send({ success: true });
  });

  app.delete(`${prefix}/:id`, (request, reply) => {
    const token = checkToken(core, request);
    const id = readParam(request, 'id');
    const media = findLiveMedia(core, id);
    const owner = media && core.world.numbers.get(media.phoneNumberId);
    if (!media || !owner) return refuseUnknown(request, id);
    checkAccess(token, owner.wabaId);
    core.world.media.delete(id);
    return reply.send({ success: true });
  });
}
