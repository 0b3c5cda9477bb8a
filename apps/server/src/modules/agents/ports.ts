import type { Context } from '../../context.ts';

export type AgentPorts = {
  ctx: Pick<Context, 'db' | 'clock' | 'log'>;
  /** events were committed for this organization */
  announce(organizationId: string): void;
};
