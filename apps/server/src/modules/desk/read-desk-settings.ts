import { type DeskSettings, deskSettings } from '@balcao/protocol';
import type { Queryable } from '../../platform/db/index.ts';
import { findDesk } from './store.ts';

/** What holds, defaults applied. */
export async function readDeskSettings(db: Queryable, organizationId: string): Promise<DeskSettings> {
  return deskSettings.parse((await findDesk(db, organizationId)) ?? {});
}
