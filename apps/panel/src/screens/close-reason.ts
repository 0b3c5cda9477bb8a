import type { OwnCloseReason } from '@balcao/protocol';
import { useCallback } from 'react';
import type { MessageKey } from '../i18n/messages.ts';
import { useT } from '../i18n/use-t.tsx';
import { useEndpoint } from '../sync/context.tsx';

const OWN: Readonly<Record<OwnCloseReason, MessageKey>> = {
  finished: 'closeReason.finished',
  abandoned: 'closeReason.abandoned',
  left: 'closeReason.left',
  blocked: 'closeReason.blocked',
};

/** Why a conversation was closed, as the desk calls it; null: no reason, or one that nobody knows any more. */
export function useCloseReason(): (reason: string | null) => string | null {
  const t = useT();
  const reasons = useEndpoint('getDeskSettings', {}).data?.close_reasons;
  return useCallback(
    (reason) => {
      if (reason === null) return null;
      const name = reasons?.find((one) => one.id === reason)?.name;
      return name ?? (Object.hasOwn(OWN, reason) ? t(OWN[reason as OwnCloseReason]) : null);
    },
    [t, reasons],
  );
}
