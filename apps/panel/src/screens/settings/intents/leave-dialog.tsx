import { useBlocker } from '@tanstack/react-router';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Confirm } from '../page-confirm.tsx';

/** Asks before what was typed is lost. */
export function LeaveDialog({ isDirty }: { isDirty: boolean }) {
  const t = useT();
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Confirm
      title={t('leave.title')}
      confirm={t('leave.leave')}
      busy={false}
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    >
      {t('leave.text')}
    </Confirm>
  );
}
