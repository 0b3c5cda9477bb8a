/** Until a department has been measured: "Tempo estimado: ~posição × 5 minutos" (automation patterns, "Fila de Atendimento"). */
export const MINUTES_A_PLACE = 5;

/**
 * Minutes until somebody at `position` (1 is next) is served: position × service time ÷ slots, at least 1.
 *
 * @param slots conversations that those who are online may have at once
 * @param serviceMs median time from assignment to resolution of the last 50 (readServiceTimes); null: not measured yet
 */
export function estimateMinutes(of: { position: number; slots: number; serviceMs: number | null }): number {
  if (of.serviceMs === null) return of.position * MINUTES_A_PLACE;
  return Math.max(1, Math.ceil((of.position * of.serviceMs) / Math.max(1, of.slots) / 60_000));
}
