import type { FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { GraphError } from '../errors.ts';
import type { BusinessAccount, BusinessNumber } from '../state/world.ts';
import { checkAccess, checkToken, readParam } from './auth.ts';

/** The number a path names, if the token may use it. */
export function getOwnNumber(core: Core, request: FastifyRequest): BusinessNumber {
  const token = checkToken(core, request);
  const id = readParam(request, 'id');
  const number = core.world.numbers.get(id);
  if (!number) return refuseUnknown(request, id);
  checkAccess(token, number.wabaId);
  return number;
}

export function getOwnAccount(core: Core, request: FastifyRequest): BusinessAccount {
  const token = checkToken(core, request);
  const id = readParam(request, 'id');
  const account = core.world.accounts.get(id);
  if (!account) return refuseUnknown(request, id);
  checkAccess(token, account.id);
  return account;
}

export function refuseUnknown(request: FastifyRequest, id: string): never {
  const verb = request.method === 'GET' ? 'get' : request.method.toLowerCase();
  throw new GraphError(100, '', {
    subcode: 33,
    message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  });
}
