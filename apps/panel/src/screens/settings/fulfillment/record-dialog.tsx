import { type ReactNode, useId, useRef } from 'react';
import { useT } from '../../../i18n/fulfillment/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { useFocusProblem } from './use-focus-problem.ts';
import type { useRecordForm } from './use-record-form.ts';

type Props = {
  form: Pick<ReturnType<typeof useRecordForm>, 'submit' | 'tries' | 'isBusy' | 'failure'>;
  title: string;
  /** what the button says */
  label: string;
  onClose: () => void;
  children: ReactNode;
};

/** The fields of a `useRecordForm`, with the way to save and the way out. */
export function RecordDialog({ form, title, label, onClose, children }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  useFocusProblem(element, form.tries);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form={id} busy={form.isBusy}>
            {label}
          </Button>
        </>
      }
    >
      <form id={id} ref={element} onSubmit={form.submit} noValidate className="space-y-4">
        {children}
        {form.failure && (
          <div role="alert">
            <Notice tone="bad">{errorText(form.failure)}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
