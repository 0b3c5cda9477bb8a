import { AppError } from '@balcao/protocol';

/** What a report is about. Null filters: all. */
export type ReportScope = {
  organizationId: string;
  from: Date;
  to: Date;
  channelId: string | null;
  departmentId: string | null;
};

const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;

/** Throws INVALID_INPUT for a range that is empty or longer than 366 days. */
export function parseReportScope(
  organizationId: string,
  query: { from: string; to: string; channel_id?: string | undefined; department_id?: string | undefined },
): ReportScope {
  const from = new Date(query.from);
  const to = new Date(query.to);
  if (!(from < to)) throw invalid('A moment after `from`.');
  if (to.getTime() - from.getTime() > LONGEST_MS) throw invalid('At most 366 days after `from`.');
  return {
    organizationId,
    from,
    to,
    channelId: query.channel_id ?? null,
    departmentId: query.department_id ?? null,
  };
}

function invalid(message: string): AppError {
  return new AppError('INVALID_INPUT', { details: [{ field: 'to', message }] });
}
