import type { ComponentProps } from 'react';
import { useT } from '../../i18n/settings/use-t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

type Props = Omit<ComponentProps<typeof ConfirmDialog>, 'cancel' | 'closeLabel'>;

/** `ConfirmDialog` in the words of the settings. */
export function Confirm(props: Props) {
  const t = useT();
  return <ConfirmDialog {...props} cancel={t('common.cancel')} closeLabel={t('common.close')} />;
}
