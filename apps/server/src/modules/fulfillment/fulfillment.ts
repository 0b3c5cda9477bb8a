import { createQueryFetcher, type QueryFetcher } from './fetch-named-queries.ts';
import type { FulfillmentPorts } from './ports.ts';

/** What the operations need; built once, by the composition. */
export type Fulfillment = FulfillmentPorts & { fetchNamedQueries: QueryFetcher };

export function createFulfillment(ports: FulfillmentPorts): Fulfillment {
  return { ...ports, fetchNamedQueries: createQueryFetcher(ports) };
}
