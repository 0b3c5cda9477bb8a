import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

export const API_REFERENCE_FILE = 'api-reference.js';

export type ApiReferenceOptions = {
  /** the OpenAPI document, from `buildOpenApi` */
  document: unknown;
  title: string;
  /** where `API_REFERENCE_FILE` lies; otherwise beside the build, or in node_modules when run from source */
  scriptFile?: string;
};

// As files of their own: the policy allows no inline script.
const PAGE = (title: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>
<body><div id="app"></div><script src="/docs/reference.js"></script><script src="/docs/start.js"></script></body>
</html>`;

// No outside hosts: no proxy, no fonts, no telemetry, no assistant, no link to a hosted client.
const START = `Scalar.createApiReference('#app', {
  url: '/v1/openapi.json', proxyUrl: '', withDefaultFonts: false, telemetry: false,
  agent: { disabled: true }, mcp: { disabled: true }, hideClientButton: true, showDeveloperTools: 'never', persistAuth: false,
});`;

/** `GET /v1/openapi.json` and the page `GET /docs` that shows it. */
export function registerApiReference(app: FastifyInstance, options: ApiReferenceOptions): void {
  const json = JSON.stringify(options.document);
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 20)}"`;
  app.get('/v1/openapi.json', (request, reply) => {
    reply.header('cache-control', 'no-cache').header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(json);
  });
  app.get('/docs', (_request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(PAGE(options.title));
  });
  app.get('/docs/start.js', (_request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(START);
  });
  // Read at the first visit: most processes never show it, and it is 3.5 MB.
  let script: Buffer | undefined;
  app.get('/docs/reference.js', (_request, reply) => {
    script ??= gzipSync(readFileSync(options.scriptFile ?? findScript()));
    reply.header('cache-control', 'public, max-age=86400').header('content-encoding', 'gzip');
    reply.type('text/javascript; charset=utf-8').send(script);
  });
}

function findScript(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  // The build is one folder (dist/) with public/ in it; bundling may keep or flatten this file's folder.
  for (const up of ['.', '..', '../..', '../../..']) {
    const built = join(here, up, 'public', API_REFERENCE_FILE);
    if (existsSync(built)) return built;
  }
  return createRequire(import.meta.url).resolve('@scalar/api-reference/browser/standalone.js');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
