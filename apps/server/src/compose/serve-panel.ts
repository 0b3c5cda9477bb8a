import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { createFreshFile } from './fresh-file.ts';

/** The names a build gives its files: nothing hidden, encoded or relative. */
const PLAIN_PATH = /^(?:\/[\w-][\w.@~+-]*)+$/;

/** The built panel at `/`; every path of its router answers with its page. A new build is served at once. */
export function servePanel(http: FastifyInstance, root = findPanel()): void {
  if (!root) return;
  const assets = join(root, 'assets');
  const readPage = createFreshFile(join(root, 'index.html'));
  http.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      // The route below decides what is a file.
      serve: false,
      index: false,
      dotfiles: 'ignore',
      // setHeaders says it.
      cacheControl: false,
      setHeaders(reply, path) {
        // Names under assets/ carry a hash of their content.
        const isHashed = path.startsWith(assets);
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    scope.get('/*', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      // What the server itself owns is not a page.
      if (/^\/(v1|webhooks|simulator|docs)(\/|$)/.test(path)) return reply.callNotFound();
      // A file that is missing is not a page either.
      if (/^\/assets(\/|$)/.test(path) || /\.[a-z0-9]+$/i.test(path))
        return PLAIN_PATH.test(path) ? reply.sendFile(path) : reply.callNotFound();
      const page = await readPage();
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
