import type { Context } from '../../context.ts';

export type ToolPorts = {
  ctx: Pick<Context, 'db' | 'clock'>;
  /** events were committed for this organization */
  announce(organizationId: string): void;
};
