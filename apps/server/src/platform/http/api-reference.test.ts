import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { registerApiReference } from './api-reference.ts';
import { testServer } from './test-server.ts';

it('the API reference is served whole by us, under the strict policy, without inline scripts', async () => {
  const { app } = testServer();
  registerApiReference(app, { document: { openapi: '3.1.0' }, title: 'A <b>' });
  const page = await app.inject('/docs');
  expect(page.body).toContain('<title>A &#60;b&#62;</title>');
  expect(page.body).not.toMatch(/https?:/);
  expect(page.body).not.toMatch(/<script(?! src="\/docs\/[a-z]+\.js"><\/script>)/);
  expect(page.headers['content-security-policy']).toContain("script-src 'self';");
  for (const [, src] of page.body.matchAll(/src="([^"]+)"/g)) {
    const script = await app.inject(src ?? '');
    expect([script.statusCode, script.headers['content-type']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
  }
  const reference = await app.inject('/docs/reference.js');
  expect(gunzipSync(reference.rawPayload).includes('createApiReference')).toBe(true);

  const document = await app.inject('/v1/openapi.json');
  expect(document.json()).toEqual({ openapi: '3.1.0' });
  const again = await app.inject({
    url: '/v1/openapi.json',
    headers: { 'if-none-match': String(document.headers.etag) },
  });
  expect(again.statusCode).toBe(304);
  await app.close();
});
