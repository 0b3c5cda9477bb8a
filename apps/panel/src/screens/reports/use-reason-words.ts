import type { EscalationReason } from '@balcao/protocol';
import { useMemo } from 'react';
import { type ReportsKey, useT } from '../../i18n/reports/use-t.ts';
import { useCloseReason } from '../close-reason.ts';

const ESCALATIONS: Readonly<Record<EscalationReason, ReportsKey>> = {
  asked: 'escalation.asked',
  attempts: 'escalation.attempts',
  bot: 'escalation.bot',
  bot_failed: 'escalation.botFailed',
  older_than_window: 'escalation.olderThanWindow',
  no_bot: 'escalation.noBot',
  phone: 'escalation.phone',
  taken: 'escalation.taken',
  released: 'escalation.released',
  transferred: 'escalation.transferred',
  agent_offline: 'escalation.agentOffline',
};

/** Reasons as the desk calls them; one that nobody knows any more stands as it was written. */
export function useReasonWords() {
  const t = useT();
  const closeReason = useCloseReason();
  return useMemo(
    () => ({
      escalation: (reason: string): string =>
        Object.hasOwn(ESCALATIONS, reason) ? t(ESCALATIONS[reason as EscalationReason]) : reason,
      close: (reason: string): string =>
        reason === 'none' ? t('close.none') : (closeReason(reason) ?? reason),
    }),
    [t, closeReason],
  );
}
