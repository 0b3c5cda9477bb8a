import type { SlaClockName } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import type { ReportScope } from '../rules/report-scope.ts';

const scopeValues = (scope: ReportScope) => [
  scope.organizationId,
  scope.from,
  scope.to,
  scope.channelId,
  scope.departmentId,
];

/** Conversations in which a clock was breached at least once, once per department. Uses sla_breaches_at. */
export async function countBreached(
  tx: Tx,
  scope: ReportScope,
): Promise<{ clock: SlaClockName; conversations: number }[]> {
  return tx.query({
    text: `select clock, count(*)::int as conversations
             from (select distinct b.clock, b.department_id, b.conversation_id from sla_breaches b
                    where b.organization_id = $1 and b.noticed_at >= $2 and b.noticed_at < $3 and b.level = 'breach'
                      and ($5::uuid is null or b.department_id = $5)
                      and ($4::uuid is null or exists (select 1 from conversations c
                             where c.organization_id = b.organization_id and c.id = b.conversation_id and c.channel_id = $4))) once
            group by 1`,
    values: scopeValues(scope),
  });
}

export type Promises = { department_id: string } & Record<SlaClockName, boolean>;

/** Which clocks run in which department. */
export async function listPromises(tx: Tx, organizationId: string): Promise<Promises[]> {
  return tx.query<Promises>({
    text: `select department_id, first_response_minutes is not null as first_response,
                  next_response_minutes is not null as next_response, resolution_minutes is not null as resolution
             from sla_policies where organization_id = $1`,
    values: [organizationId],
  });
}
