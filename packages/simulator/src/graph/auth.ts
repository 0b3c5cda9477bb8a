import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { GraphError } from '../errors.ts';
import type { AccessToken } from '../state/world.ts';

const anyToken: AccessToken = { expired: false };

/** The token from the header or, as Graph also takes it, from `?access_token=`. */
export function checkToken(core: Core, request: FastifyRequest): AccessToken {
  const given = readToken(request);
  const { requireToken, requireProof } = core.behaviour();
  if (requireProof && given !== undefined) checkProof(core, request, given);
  if (!requireToken) return anyToken;
  if (given === undefined) throw new GraphError(104, '');
  const token = core.world.tokens.get(given);
  if (!token) {
    throw new GraphError(190, '', {
      message: 'Invalid OAuth access token - Cannot parse access token',
      subcode: 463,
    });
  }
  if (token.expired) throw new GraphError(190, '', { subcode: 463 });
  return token;
}

export function checkAccess(token: AccessToken, wabaId: string): void {
  if (token.wabaIds === undefined || token.wabaIds.includes(wabaId)) return;
  throw new GraphError(200, 'The token has no access to this WhatsApp Business Account.');
}

export function readToken(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return header.slice(7);
  return readQuery(request, 'access_token');
}

export function readQuery(request: FastifyRequest, name: string): string | undefined {
  const { query } = request;
  if (typeof query !== 'object' || query === null || !(name in query)) return undefined;
  // Fastify leaves the query untyped; each value is checked here.
  const value = (query as { [key: string]: unknown })[name];
  return typeof value === 'string' ? value : undefined;
}

export function readParam(request: FastifyRequest, name: string): string {
  const { params } = request;
  if (typeof params !== 'object' || params === null) return '';
  // As above, for the path.
  const value = (params as { [key: string]: unknown })[name];
  return typeof value === 'string' ? value : '';
}

function checkProof(core: Core, request: FastifyRequest, token: string): void {
  const expected = createHmac('sha256', core.appSecret).update(token).digest('hex');
  if (readQuery(request, 'appsecret_proof') === expected) return;
  throw new GraphError(100, '', { message: 'Invalid appsecret_proof provided in the API argument' });
}
