import type { Db } from '../../../platform/db/index.ts';

export type SearchRoutesDeps = { db: Db };
