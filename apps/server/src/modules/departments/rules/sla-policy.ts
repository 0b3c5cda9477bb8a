import { AppError, type InputDetail, type SlaPolicy } from '@balcao/protocol';

/** Of a department that was given none: the automation patterns' figures (SLA_CONFIG, "geral"). */
export const DEFAULT_SLA: SlaPolicy = {
  first_response: { minutes: 15, alert_minutes: 10 },
  next_response: { minutes: 15, alert_minutes: 10 },
  resolution: { minutes: 480, alert_minutes: 420 },
  business_hours: true,
  pause_while_waiting: true,
};

/** The early alert must come before the breach. Throws INVALID_INPUT. */
export function checkSla(sla: SlaPolicy): void {
  const details: InputDetail[] = [];
  for (const clock of ['first_response', 'next_response', 'resolution'] as const) {
    const target = sla[clock];
    if (target && target.alert_minutes !== null && target.alert_minutes >= target.minutes)
      details.push({
        field: `sla.${clock}.alert_minutes`,
        message: `Less than the ${target.minutes} minutes promised, or null for no early alert.`,
        code: 'too_big',
        origin: 'number',
        maximum: target.minutes,
        inclusive: false,
      });
  }
  if (details.length > 0) throw new AppError('INVALID_INPUT', { details });
}
