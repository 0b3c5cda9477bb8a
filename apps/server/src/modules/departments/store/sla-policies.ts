import type { SlaPolicy } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';

export type SlaColumns = {
  first_response_minutes: number | null;
  first_response_alert_minutes: number | null;
  next_response_minutes: number | null;
  next_response_alert_minutes: number | null;
  resolution_minutes: number | null;
  resolution_alert_minutes: number | null;
  /** null: there is no row */
  business_hours: boolean | null;
  pause_while_waiting: boolean | null;
};

const COLUMNS = [
  'first_response_minutes',
  'first_response_alert_minutes',
  'next_response_minutes',
  'next_response_alert_minutes',
  'resolution_minutes',
  'resolution_alert_minutes',
  'business_hours',
  'pause_while_waiting',
] as const satisfies readonly (keyof SlaColumns)[];

export const policyColumns = COLUMNS.map((name) => `p.${name}`).join(', ');

export function policyOf(row: SlaColumns): SlaPolicy {
  return {
    first_response: targetOf(row.first_response_minutes, row.first_response_alert_minutes),
    next_response: targetOf(row.next_response_minutes, row.next_response_alert_minutes),
    resolution: targetOf(row.resolution_minutes, row.resolution_alert_minutes),
    business_hours: row.business_hours ?? true,
    pause_while_waiting: row.pause_while_waiting ?? true,
  };
}

function targetOf(minutes: number | null, alertMinutes: number | null): SlaPolicy['first_response'] {
  return minutes === null ? null : { minutes, alert_minutes: alertMinutes };
}

/** Of an archived department too: its conversations may be open still. */
export async function findSlaPolicy(
  tx: Tx,
  organizationId: string,
  departmentId: string,
): Promise<SlaPolicy | undefined> {
  const [row] = await tx.query<SlaColumns>({
    name: 'sla_policies_find',
    text: `select ${policyColumns} from sla_policies p where p.organization_id = $1 and p.department_id = $2`,
    values: [organizationId, departmentId],
  });
  return row && policyOf(row);
}

export async function saveSlaPolicy(
  tx: Tx,
  organizationId: string,
  departmentId: string,
  sla: SlaPolicy,
): Promise<void> {
  await tx.execute({
    text: `insert into sla_policies (organization_id, department_id, ${COLUMNS.join(', ')})
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict (organization_id, department_id) do update
             set ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [
      organizationId,
      departmentId,
      sla.first_response?.minutes,
      sla.first_response?.alert_minutes,
      sla.next_response?.minutes,
      sla.next_response?.alert_minutes,
      sla.resolution?.minutes,
      sla.resolution?.alert_minutes,
      sla.business_hours,
      sla.pause_while_waiting,
    ],
  });
}
