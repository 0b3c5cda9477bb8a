import type { Context } from '../../../context.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Principal } from '../../../platform/http/index.ts';

export type MailRoutesDeps = {
  ctx: Pick<Context, 'db' | 'clock' | 'config'>;
  /** The audit log belongs to accounts, which sends mails and so comes later. */
  recordAudit(tx: Tx, principal: Principal, act: { action: string; subject: string }): Promise<void>;
};
