import type { DeskSettings } from '@balcao/protocol';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input, SwitchField } from '../../../ui/field.tsx';
import { Card } from '../page.tsx';

const MOST = 30;

type Reasons = DeskSettings['close_reasons'];
type Props = {
  reasons: Reasons;
  required: boolean;
  /** somebody tried to save: what is empty is marked */
  tried: boolean;
  onChange: (change: { close_reasons?: Reasons; close_reason_required?: boolean }) => void;
};

/** The list an agent chooses from when resolving. */
export function ReasonsCard({ reasons, required, tried, onChange }: Props) {
  const t = useT();
  const set = (close_reasons: Reasons) => onChange({ close_reasons });
  const move = (from: number, to: number) => {
    const moved = reasons[from];
    if (moved) set(reasons.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  return (
    <Card title={t('desk.reasons')} hint={t('desk.reasonsHint')}>
      <ul className="space-y-2">
        {reasons.map((reason, index) => (
          // A reason just added has no id yet, only its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={reason.id || index} className="flex items-center gap-1">
            <Input
              aria-label={t('desk.reason', { number: index + 1 })}
              aria-invalid={tried && reason.name.trim() === ''}
              autoFocus={reason.id === '' && reason.name === ''}
              maxLength={80}
              value={reason.name}
              onChange={(event) =>
                set(reasons.map((one, at) => (at === index ? { ...one, name: event.target.value } : one)))
              }
              className="mr-1"
            />
            <IconButton
              label={t('departments.up', { name: reason.name })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp size={15} />
            </IconButton>
            <IconButton
              label={t('departments.down', { name: reason.name })}
              disabled={index === reasons.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown size={15} />
            </IconButton>
            <IconButton
              label={t('calendars.removeNamed', { name: reason.name })}
              onClick={() => set(reasons.toSpliced(index, 1))}
            >
              <Trash2 size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        disabled={reasons.length >= MOST}
        onClick={() => set([...reasons, { id: '', name: '' }])}
      >
        <Plus size={15} /> {t('desk.addReason')}
      </Button>
      <SwitchField
        label={t('desk.required')}
        hint={t('desk.requiredHint')}
        checked={required}
        onChange={(close_reason_required) => onChange({ close_reason_required })}
      />
    </Card>
  );
}
