import type { Db } from '../../../platform/db/index.ts';

export type ContactPorts = {
  db: Db;
  now: () => number;
  newId: () => string;
  /** events were committed for this organization */
  onCommitted: (organizationId: string) => void;
};
