import type { Context } from '../../context.ts';
import type { Egress } from '../../platform/egress/index.ts';
import type { Place } from './rules/complete-body.ts';

type Channel = NonNullable<Place['channel']> & { organizationId: string };

export type FulfillmentPorts = {
  ctx: Pick<Context, 'db' | 'clock' | 'secrets'>;
  egress: Egress;
  /** Throws EgressRefused for an address that `egress` would never call, wherever its name leads. */
  checkUrl: (url: string) => void;
  /** the connected numbers of all organizations */
  channels: { byId(id: string): Channel | undefined; all(): readonly Channel[] };
};
