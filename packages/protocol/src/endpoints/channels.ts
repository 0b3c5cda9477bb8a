import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { channel, channelInput, channelPatch, connectionReport, template } from '../resources/channels.ts';
import { byId, id } from '../resources/common.ts';

const tag = 'channels';

export const listChannels = endpoint({
  id: 'listChannels',
  method: 'GET',
  path: '/v1/channels',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'WhatsApp numbers',
  response: z.object({
    items: z.array(channel),
    /** the address to give to Meta */
    callback_url: z.string(),
  }),
});
export const getChannel = endpoint({
  id: 'getChannel',
  method: 'GET',
  path: '/v1/channels/:id',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'One WhatsApp number',
  params: byId,
  response: channel,
  errors: ['NOT_FOUND'],
});
export const createChannel = endpoint({
  id: 'createChannel',
  method: 'POST',
  path: '/v1/channels',
  tag,
  auth: 'any',
  role: 'admin',
  status: 201,
  summary: 'Connect a number; ownership is proved by reading the number with its token',
  body: channelInput,
  response: channel,
  errors: ['PHONE_NUMBER_TAKEN', 'WHATSAPP_REFUSED', 'WHATSAPP_UNREACHABLE'],
});
export const updateChannel = endpoint({
  id: 'updateChannel',
  method: 'PATCH',
  path: '/v1/channels/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Change a number’s settings or secrets',
  params: byId,
  body: channelPatch,
  response: channel,
  errors: ['NOT_FOUND', 'WHATSAPP_REFUSED', 'WHATSAPP_UNREACHABLE'],
});
export const testConnection = endpoint({
  id: 'testConnection',
  method: 'POST',
  path: '/v1/channels/test',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Test credentials without saving them',
  body: channelInput.pick({ phone_number_id: true, waba_id: true, access_token: true, app_secret: true }),
  response: connectionReport,
});
export const testChannel = endpoint({
  id: 'testChannel',
  method: 'POST',
  path: '/v1/channels/:id/test',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Test a connected number',
  params: byId,
  response: connectionReport,
  errors: ['NOT_FOUND'],
});
export const resumeChannel = endpoint({
  id: 'resumeChannel',
  method: 'POST',
  path: '/v1/channels/:id/resume',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Resume sending on a paused number',
  params: byId,
  response: channel,
  errors: ['NOT_FOUND'],
});
export const deleteChannel = endpoint({
  id: 'deleteChannel',
  method: 'DELETE',
  path: '/v1/channels/:id',
  tag,
  auth: 'any',
  role: 'owner',
  status: 204,
  summary: 'Disconnect a number; its conversations stay readable',
  params: byId,
  errors: ['NOT_FOUND'],
});
export const syncTemplates = endpoint({
  id: 'syncTemplates',
  method: 'POST',
  path: '/v1/channels/:id/templates/sync',
  tag,
  auth: 'any',
  role: 'agent',
  summary: 'Read the templates from WhatsApp now',
  params: byId,
  response: z.object({ items: z.array(template) }),
  errors: ['NOT_FOUND', 'WHATSAPP_REFUSED', 'WHATSAPP_UNREACHABLE'],
});
export const listTemplates = endpoint({
  id: 'listTemplates',
  method: 'GET',
  path: '/v1/templates',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Synced templates',
  query: z.object({ channel_id: id.optional(), status: z.string().max(40).optional() }),
  response: z.object({ items: z.array(template) }),
});
