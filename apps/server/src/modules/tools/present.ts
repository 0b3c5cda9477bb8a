import type { CannedReply } from '@balcao/protocol';
import type { CannedReplyRow } from './store/canned-replies.ts';

export function presentCannedReply(row: CannedReplyRow): CannedReply {
  return {
    id: row.id,
    shortcut: row.shortcut,
    title: row.title,
    body: row.body,
    department_id: row.department_id,
    updated_at: row.updated_at.toISOString(),
  };
}
