import { AppError } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import type { DepartmentInput } from './department.types.ts';
import { calendarExists } from './store/departments.ts';
import { listAnswering } from './store/members.ts';

/** What a department names must be there. Throws INVALID_INPUT. */
export async function checkReferences(
  tx: Tx,
  organizationId: string,
  input: Pick<DepartmentInput, 'calendar_id' | 'member_ids'>,
): Promise<void> {
  const { calendar_id: calendarId, member_ids: memberIds } = input;
  if (calendarId && !(await calendarExists(tx, organizationId, calendarId)))
    throw new AppError('INVALID_INPUT', {
      details: [
        {
          field: 'calendar_id',
          message: 'There is no such calendar. See GET /v1/calendars.',
          code: 'unknown_id',
        },
      ],
    });
  if (!memberIds || memberIds.length === 0) return;
  const answering = new Set(await listAnswering(tx, organizationId, memberIds));
  const wrong = memberIds.findIndex((id) => !answering.has(id));
  if (wrong >= 0)
    throw new AppError('INVALID_INPUT', {
      details: [
        {
          field: `member_ids.${wrong}`,
          message: 'Nobody with this id may answer here. See GET /v1/agents.',
          code: 'unknown_id',
        },
      ],
    });
}
