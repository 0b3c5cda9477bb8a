import type { Notification } from '@balcao/protocol';
import { useCallback } from 'react';
import type { MessageKey } from '../../../i18n/messages.ts';
import { useT } from '../../../i18n/use-t.tsx';

const TITLES: Record<Notification['kind'], MessageKey> = {
  mention: 'bell.mention',
  assigned: 'bell.assigned',
  transferred: 'bell.transferred',
  sla_alert: 'bell.slaAlert',
  sla_breach: 'bell.slaBreach',
};
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** `title`: what happened; `about`: with whom; `words`: what was said, or which promise. */
export type NotificationWords = { title: string; about: string | null; words: string | null };

export function useNotificationWords(): (notification: Notification) => NotificationWords {
  const t = useT();
  return useCallback(
    ({ kind, data }) => {
      const clock = text(data.clock);
      const isClock = clock === 'first_response' || clock === 'next_response' || clock === 'resolution';
      const about = [text(data.contact_name), text(data.department)].filter(Boolean).join(' · ');
      return {
        title: t(TITLES[kind], { by: text(data.by) ?? 'none' }),
        about: about || null,
        words: text(data.text) ?? (isClock ? t(`sla.${clock}`) : null),
      };
    },
    [t],
  );
}
