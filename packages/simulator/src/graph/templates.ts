import type { FastifyInstance } from 'fastify';
import { checkNewTemplate } from '../checks/template-create.ts';
import type { Core } from '../core.ts';
import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { SimulatedTemplate } from '../state/world.ts';
import { reviewLater } from '../templates.ts';
import { readQuery } from './auth.ts';
import { readBody } from './body.ts';
import { getOwnAccount } from './nodes.ts';

export function findTemplateById(core: Core, id: string): SimulatedTemplate | undefined {
  for (const template of core.world.templates.values()) if (template.id === id) return template;
  return undefined;
}

export function renderTemplate(template: SimulatedTemplate): JsonObject {
  return {
    name: template.name,
    parameter_format: template.parameterFormat,
    components: template.components,
    language: template.language,
    status: template.status,
    category: template.category,
    ...(template.status === 'REJECTED'
      ? { rejected_reason: template.rejectedReason ?? 'INVALID_FORMAT' }
      : {}),
    id: template.id,
  };
}

export function editTemplate(core: Core, template: SimulatedTemplate, body: JsonObject): void {
  if (template.status === 'PENDING' || template.status === 'DISABLED') {
    throw new GraphError(100, `A template that is ${template.status} cannot be edited.`);
  }
  if (template.status === 'APPROVED' && body.category !== undefined && body.category !== template.category) {
    throw new GraphError(100, 'The category of an approved template cannot be changed.');
  }
  const { components } = checkNewTemplate({ ...renderTemplate(template), ...body });
  template.components = components;
  template.status = 'PENDING';
  reviewLater(core, template);
}

export function addTemplateRoutes(app: FastifyInstance, core: Core, prefix: string): void {
  const path = `${prefix}/:id/message_templates`;

  app.post(path, (request, reply) => {
    const account = getOwnAccount(core, request);
    const checked = checkNewTemplate(readBody(request.body));
    const key = `${account.id}/${checked.name}/${checked.language}`;
    if (core.world.templates.has(key)) {
      throw new GraphError(2388024, `There is already ${checked.language} content for this template.`);
    }
    const template: SimulatedTemplate = {
      ...checked,
      id: core.ids.node(),
      wabaId: account.id,
      status: 'PENDING',
    };
    core.world.templates.set(key, template);
    reviewLater(core, template);
    return reply.send({ id: template.id, status: 'PENDING', category: template.category });
  });

  app.get(path, (request, reply) => {
    const account = getOwnAccount(core, request);
    const matching = [...core.world.templates.values()].filter(
      (template) =>
        template.wabaId === account.id &&
        matches(template.name, readQuery(request, 'name')) &&
        matches(template.status, readQuery(request, 'status')) &&
        matches(template.language, readQuery(request, 'language')) &&
        matches(template.category, readQuery(request, 'category')),
    );
    const limit = Math.min(Math.max(Number(readQuery(request, 'limit') ?? 25) || 25, 1), 1_000);
    const after = readQuery(request, 'after');
    const start = after === undefined ? 0 : Number(Buffer.from(after, 'base64url').toString()) || 0;
    const data = matching.slice(start, start + limit).map(renderTemplate);
    const end = start + data.length;
    const cursors = { before: encodeCursor(start), after: encodeCursor(end) };
    const base = `${request.protocol}://${request.host}${request.url.split('?')[0]}`;
    const next = end < matching.length ? { next: `${base}?limit=${limit}&after=${cursors.after}` } : {};
    return reply.send({ data, ...(data.length > 0 ? { paging: { cursors, ...next } } : {}) });
  });

  app.delete(path, (request, reply) => {
    const account = getOwnAccount(core, request);
    const body = isObject(request.body) ? request.body : {};
    const name = readQuery(request, 'name') ?? String(body.name ?? '');
    const id = readQuery(request, 'hsm_id');
    let deleted = 0;
    for (const [key, template] of core.world.templates) {
      if (
        template.wabaId !== account.id ||
        template.name !== name ||
        (id !== undefined && template.id !== id)
      )
        continue;
      core.world.templates.delete(key);
      deleted += 1;
    }
    if (deleted === 0)
      throw new GraphError(100, `Message Template "${name}" not found.`, { subcode: 2593002 });
    return reply.send({ success: true });
  });
}

function matches(value: string, wanted: string | undefined): boolean {
  return wanted === undefined || value === wanted;
}

function encodeCursor(position: number): string {
  return Buffer.from(String(position)).toString('base64url');
}
