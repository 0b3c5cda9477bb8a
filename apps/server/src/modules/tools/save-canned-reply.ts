import { AppError, type CannedReply } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import { uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { loadDepartments, lockSetup } from '../departments/index.ts';
import { orTaken } from './or-taken.ts';
import type { ToolPorts } from './ports.ts';
import { presentCannedReply } from './present.ts';
import { type CannedReplyRow, insertCannedReply, updateCannedReply } from './store/canned-replies.ts';

export type CannedReplyInput = Pick<CannedReply, 'shortcut' | 'title' | 'body' | 'department_id'>;

/** Adds one, or with `id` replaces it. */
export async function saveCannedReply(
  ports: ToolPorts,
  organizationId: string,
  id: string | null,
  input: CannedReplyInput,
  actor: Actor,
): Promise<CannedReply> {
  const { clock, db } = ports.ctx;
  const row: CannedReplyRow = {
    id: id ?? uuidv7(clock.now()),
    shortcut: input.shortcut,
    title: toStorableText(input.title),
    body: toStorableText(input.body),
    department_id: input.department_id,
    updated_at: new Date(clock.now()),
  };
  await orTaken('shortcut', 'Another reply has this shortcut. Choose another.', () =>
    db.tx(organizationId, async (tx) => {
      await lockSetup(tx, organizationId);
      await checkDepartment(tx, organizationId, row.department_id);
      if (id === null) await insertCannedReply(tx, organizationId, row);
      else if (!(await updateCannedReply(tx, organizationId, row))) throw new AppError('NOT_FOUND');
      await recordAudit(tx, clock, organizationId, {
        actor,
        action: id === null ? 'canned_reply.created' : 'canned_reply.updated',
        subject: row.id,
        detail: { shortcut: row.shortcut },
      });
    }),
  );
  return presentCannedReply(row);
}

async function checkDepartment(tx: Tx, organizationId: string, departmentId: string | null): Promise<void> {
  if (departmentId === null) return;
  const departments = await loadDepartments(tx, organizationId);
  if (departments.some((one) => one.id === departmentId)) return;
  throw new AppError('INVALID_INPUT', {
    details: [
      {
        field: 'department_id',
        message: 'There is no such department. See GET /v1/departments.',
        code: 'unknown_id',
      },
    ],
  });
}
