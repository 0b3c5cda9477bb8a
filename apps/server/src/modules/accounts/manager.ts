import { AppError } from '@balcao/protocol';
import type { Principal } from '../../platform/http/index.ts';
import { type Actor, actorOf } from './actor.ts';
import type { Manager, Refusal } from './rules/manage-user.ts';

/** Who manages people, and how the audit log names them. */
export type ManagedBy = Manager & { organizationId: string; actor: Actor };

export function managedBy(principal: Principal): ManagedBy {
  return {
    organizationId: principal.organizationId,
    role: principal.role,
    userId: principal.userId ?? null,
    actor: actorOf(principal),
  };
}

export function orRefuse(refusal: Refusal | null): void {
  if (!refusal) return;
  throw new AppError(refusal.code, refusal.message === undefined ? {} : { message: refusal.message });
}
