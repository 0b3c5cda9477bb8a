import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { NewEvent } from '../event-log/index.ts';

/** What departments need of modules that come after them. */
export type DepartmentPorts = {
  ctx: Pick<Context, 'db' | 'clock'>;
  /**
   * Gives open conversations of a department, and their places in the queue, to another one; null: to whoever is free.
   * May take a bounded batch of them: it is called until it returns 0. Locks contacts → conversations → queue and
   * appends its events, so it comes last in the transaction.
   */
  moveConversations(tx: Tx, organizationId: string, fromId: string, toId: string | null): Promise<number>;
  /** Locks these agents and reads them: what tells panels of their departments, to be appended last. */
  agentEvents(tx: Tx, organizationId: string, userIds: readonly string[]): Promise<NewEvent[]>;
  /** events were committed for this organization */
  announce(organizationId: string): void;
};
