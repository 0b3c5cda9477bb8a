import type { FastifyError, FastifyPluginAsync } from 'fastify';
import type { Core } from '../core.ts';
import { GraphError, renderGraphError } from '../errors.ts';
import { readParam } from './auth.ts';
import { addBodyParsers } from './body.ts';
import { addMediaRoutes } from './media.ts';
import { addMessageRoutes } from './messages.ts';
import { addNodeRoutes } from './node.ts';
import { addNumberRoutes } from './numbers.ts';
import { addTemplateRoutes } from './templates.ts';

const versions = new Set(['v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0']);

/** The Graph API double, at any prefix: `/v25.0/{id}/messages` and, as Graph also takes it, without a version. */
export function createGraphPlugin(core: Core): FastifyPluginAsync {
  return async (app) => {
    addBodyParsers(app);
    app.setErrorHandler((error: FastifyError | GraphError, _request, reply) => {
      const graphError = error instanceof GraphError ? error : translateError(error);
      return reply.code(graphError.httpStatus).send(renderGraphError(graphError, core.ids.trace()));
    });
    app.addHook('preHandler', (request, _reply, done) => {
      const version = readParam(request, 'version');
      if (version === '' || versions.has(version)) done();
      else done(new GraphError(2500, `Version ${version} is not served; use v21.0 to v26.0.`));
    });
    app.addHook('onRequest', (_request, _reply, done) => {
      const { answerDelayMs } = core.behaviour();
      if (answerDelayMs > 0) core.scheduler.at(core.clock.now() + answerDelayMs, done);
      else done();
    });
    for (const prefix of ['/:version(^v\\d+\\.\\d+$)', '']) {
      addMessageRoutes(app, core, prefix);
      addTemplateRoutes(app, core, prefix);
      addNumberRoutes(app, core, prefix);
      addNodeRoutes(app, core, prefix);
    }
    await app.register(async (scope) => addMediaRoutes(scope, core));
  };
}

function translateError(error: FastifyError): GraphError {
  if (error.statusCode === 413) return new GraphError(131009, 'The body is too large.');
  if (error.statusCode === 415)
    return new GraphError(100, 'Send application/json, a form or multipart/form-data.');
  return new GraphError(1, error.message, { httpStatus: error.statusCode ?? 500 });
}
