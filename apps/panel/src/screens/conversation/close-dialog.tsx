import { useT } from '../../i18n/use-t.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function CloseDialog({ onCancel, onConfirm }: { onCancel: () => void; onConfirm: () => void }) {
  const t = useT();
  return (
    <Dialog
      open
      onClose={onCancel}
      title={t('close.title')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          <Button look="primary" autoFocus onClick={onConfirm}>
            {t('close.confirm')}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{t('close.text')}</p>
    </Dialog>
  );
}
