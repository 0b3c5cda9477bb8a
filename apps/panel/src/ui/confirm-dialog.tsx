import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Notice } from './states.tsx';

type ConfirmDialogProps = {
  /** names the thing: “Arquivar Suporte?” */
  title: string;
  /** what happens, and whether it can be undone */
  children: ReactNode;
  confirm: string;
  cancel: string;
  closeLabel: string;
  busy: boolean;
  /** why it did not work */
  failure?: string | null;
  disabled?: boolean;
  look?: 'danger' | 'primary';
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel,
  closeLabel,
  ...props
}: ConfirmDialogProps) {
  const { busy, failure = null, disabled = false, look = 'danger', onConfirm, onClose } = props;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={closeLabel}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button look={look} busy={busy} disabled={disabled} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="space-y-3 text-base text-pretty text-ink-2">
        {typeof children === 'string' ? <p>{children}</p> : children}
        {failure !== null && (
          <div role="alert">
            <Notice tone="bad">{failure}</Notice>
          </div>
        )}
      </div>
    </Dialog>
  );
}
