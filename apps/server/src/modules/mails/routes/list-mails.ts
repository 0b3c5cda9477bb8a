import { listMails as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../../platform/config/index.ts';
import { pageOfRows, parseIdCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { presentMail } from '../present.ts';
import { listMails } from '../store.ts';
import type { MailRoutesDeps } from './deps.ts';

export function addListMails(app: FastifyInstance, { ctx }: MailRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => {
    const { organizationId } = principal;
    const before = parseIdCursor(query.cursor);
    const rows = await ctx.db.tx(
      organizationId,
      (tx) => listMails(tx, organizationId, { before, limit: query.limit + 1 }),
      { readOnly: true },
    );
    const page = pageOfRows(rows, query.limit, (row) => [row.id]);
    return {
      items: page.rows.map(presentMail),
      next_cursor: page.next_cursor,
      smtp: presentSmtp(ctx.config.smtp),
    };
  });
}

function presentSmtp(smtp: Config['smtp']): { host: string; from: string } | null {
  if (!smtp) return null;
  const { name, address } = smtp.from;
  return { host: smtp.host, from: name === '' ? address : `${name} <${address}>` };
}
