import type { Bot } from '@balcao/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import type { ApiError } from '../../../sync/client.ts';
import { useSync } from '../../../sync/context.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';

/** `rebase` brings what was typed onto another version. */
type Form = { bot: Bot; rebase: (newest: Bot) => void };
type Props = { form: Form; onClose: () => void };

/** Somebody published meanwhile: offers their version with what was typed here on top of it. */
export function ConflictDialog({ form, onClose }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const { client } = useSync();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const params = { id: form.bot.id };
  const load = async () => {
    setBusy(true);
    const newest = await client.call('getBot', { params });
    queries.setQueryData(['getBot', { params }], newest);
    form.rebase(newest);
    showToast('good', t('conflict.loaded', { version: newest.version }));
    onClose();
  };
  return (
    <ConfirmDialog
      look="primary"
      title={t('conflict.title')}
      confirm={t('conflict.load')}
      cancel={t('conflict.keep')}
      closeLabel={t('common.close')}
      busy={isBusy}
      failure={error && errorText(error)}
      onConfirm={() =>
        void load().catch((failed: ApiError) => {
          setError(failed);
          setBusy(false);
        })
      }
      onClose={onClose}
    >
      <p>{t('conflict.text', { version: form.bot.version })}</p>
      <p>{t('conflict.apply')}</p>
    </ConfirmDialog>
  );
}
