import type { Department } from '@balcao/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction } from '../../../sync/context.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Confirm } from '../page-confirm.tsx';

type Props = { department: Department; others: readonly Department[]; onClose: () => void };

/** Says where the open conversations go before the department is gone. */
export function ArchiveDialog({ department, others, onClose }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const remove = useAction('deleteDepartment', ['listDepartments', 'listAgents', 'getWall']);
  const [moveTo, setMoveTo] = useState(others[0]?.id ?? '');
  // Awaited, not a callback: the editor below is gone as soon as the list is read again.
  const confirm = async () => {
    const query = { move_to: moveTo || undefined };
    await remove.mutateAsync({ params: { id: department.id }, query });
    showToast('good', t('departments.archived', { name: department.name }));
    await navigate({ to: '/ajustes/departamentos' });
  };
  return (
    <Confirm
      title={t('departments.archiveAsk', { name: department.name })}
      confirm={t('departments.archive')}
      busy={remove.isPending}
      failure={remove.error && errorText(remove.error)}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      <p>{t('departments.archiveText')}</p>
      {others.length > 0 && (
        <Field label={t('departments.moveTo')} hint={t('departments.moveToHint')}>
          {(field) => (
            <Select {...field} value={moveTo} onChange={(event) => setMoveTo(event.target.value)}>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </Confirm>
  );
}
