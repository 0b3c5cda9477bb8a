import type { Principal } from '../../../platform/http/index.ts';
import type { ActingPrincipal, ConversationPorts } from '../actions/action.types.ts';

export type ConversationRoutesDeps = { ports: ConversationPorts };

/** Who acts, with the name that their messages will carry. */
export async function actingAs(ports: ConversationPorts, principal: Principal): Promise<ActingPrincipal> {
  if (principal.kind === 'key' || principal.userId === undefined)
    return { kind: 'key', apiKeyId: principal.apiKeyId ?? '', isTest: principal.keyMode === 'test' };
  const { userId, organizationId, role } = principal;
  const name = await ports.db.tx(organizationId, (tx) => ports.nameOfUser(tx, userId), { readOnly: true });
  return { kind: 'user', userId, name, role };
}

/** Endpoints with `auth: 'user'` have one. */
export function userIdOf(principal: Principal): string {
  if (principal.userId === undefined) throw new Error('This endpoint is for people.');
  return principal.userId;
}
