import type { FastifyHelmetOptions } from '@fastify/helmet';

/** Sources added to those of the policy, e.g. `{ 'connect-src': ['https://media.example'] }`. */
export type ExtraSources = Readonly<Record<string, readonly string[]>>;

const POLICY: Record<string, readonly string[]> = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  // Component libraries place <style> elements; an inline style cannot run anything.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'frame-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
};

export function helmetOptions(options: {
  https: boolean;
  extraSources?: ExtraSources;
}): FastifyHelmetOptions {
  const directives: Record<string, string[]> = {};
  for (const [name, sources] of Object.entries(POLICY)) {
    directives[name] = [...sources, ...(options.extraSources?.[name] ?? [])];
  }
  return {
    contentSecurityPolicy: { useDefaults: false, directives },
    // On plain http (a first try on a laptop) these would lock the browser out.
    strictTransportSecurity: options.https ? { maxAge: 15_552_000 } : false,
    crossOriginOpenerPolicy: options.https ? { policy: 'same-origin' } : false,
    originAgentCluster: options.https,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  };
}
