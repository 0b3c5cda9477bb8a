import type { Agent, Department } from '@balcao/protocol';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';

const MOST = 100;

type Props = { agent: Agent; departments: readonly Department[]; onClose: () => void };

export function AgentDialog({ agent, departments, onClose }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateAgent', ['listAgents', 'listDepartments', 'getWall']);
  const [capacity, setCapacity] = useState<number | null>(agent.capacity);
  const [chosen, setChosen] = useState<readonly string[]>(agent.department_ids);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const isSame = chosen.toSorted().join() === agent.department_ids.toSorted().join();
    update.mutate(
      {
        params: { id: agent.id },
        body: {
          capacity: capacity ?? agent.capacity,
          ...(isSame ? {} : { department_ids: [...chosen] }),
        },
      },
      {
        onSuccess: () => {
          showToast('good', t('common.saved'));
          onClose();
        },
      },
    );
  };
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={agent.name}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="agent" busy={update.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id="agent" onSubmit={save} noValidate className="space-y-5">
        <Field
          label={t('agents.capacity')}
          hint={capacity === 0 ? t('agents.capacityNone') : t('agents.capacityHint')}
        >
          {(field) => (
            <NumberField
              {...field}
              autoFocus
              value={capacity}
              min={0}
              max={MOST}
              onChange={setCapacity}
              className="w-28"
            />
          )}
        </Field>
        <fieldset>
          <legend className="pb-1.5 text-sm font-medium">{t('settings.departments')}</legend>
          <div className="space-y-2">
            {departments.map((department) => (
              <Checkbox
                key={department.id}
                label={department.name}
                hint={
                  department.member_ids.length === 0 && !chosen.includes(department.id)
                    ? t('agents.openDepartment')
                    : undefined
                }
                checked={chosen.includes(department.id)}
                onChange={() => toggle(department.id)}
              />
            ))}
          </div>
        </fieldset>
        {update.error && (
          <div role="alert">
            <Notice tone="bad">{errorText(update.error)}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
