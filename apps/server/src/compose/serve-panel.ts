import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built panel at `/`; every path of its router answers with its page. */
export function servePanel(http: FastifyInstance): void {
  const root = findPanel();
  if (!root) return;
  const page = readFileSync(join(root, 'index.html'));
  http.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      // One route per file: what is not there is the router's.
      wildcard: false,
      index: false,
      setHeaders(reply, path) {
        // Names under assets/ carry a hash of their content.
        const isHashed = path.startsWith(join(root, 'assets'));
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    scope.get('/*', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      // What the server itself owns, and files that are missing, are not pages.
      if (/^\/(v1|webhooks|simulator|docs|assets)(\/|$)/.test(path) || /\.[a-z0-9]+$/i.test(path))
        return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
    });
  });
}

function findPanel(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  // Beside the build, or the panel's own build in a checkout.
  const places = [
    join(here, 'panel'),
    join(here, '..', 'panel'),
    join(here, '..', '..', '..', 'panel', 'dist'),
    join(here, '..', '..', 'panel', 'dist'),
  ];
  return places.find((place) => existsSync(join(place, 'index.html')));
}
