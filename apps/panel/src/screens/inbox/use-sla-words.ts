import type { SlaClockName } from '@balcao/protocol';
import { useCallback } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { formatMinutes } from '../../ui/format/span.ts';
import type { SlaLook } from './rules/sla-look.ts';

/** `Primeira resposta: faltam 8 min` */
export function useSlaWords(): (clock: SlaClockName, look: SlaLook) => string {
  const t = useT();
  return useCallback(
    (clock, look) => {
      const name = t(`sla.${clock}`);
      if (look.remainingMs === null) return t('sla.paused', { clock: name });
      const time = formatMinutes(Math.max(1, Math.round(Math.abs(look.remainingMs) / 60_000)));
      return look.tone === 'breached'
        ? t('sla.late', { clock: name, time })
        : t('sla.left', { clock: name, time });
    },
    [t],
  );
}
