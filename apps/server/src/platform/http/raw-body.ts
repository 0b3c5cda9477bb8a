import type { FastifyInstance } from 'fastify';

/** Routes added inside get `request.body` as the very bytes that arrived, for signatures over them. */
export function withRawBodies(app: FastifyInstance, add: (scope: FastifyInstance) => void): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    add(scope);
  });
}
