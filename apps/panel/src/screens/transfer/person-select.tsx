import type { Agent } from '@balcao/protocol';
import { useT } from '../../i18n/transfer/use-t.ts';
import { Field, Select } from '../../ui/field.tsx';
import { type OpenByAgent, useLoadWords } from './use-load-words.ts';

type Props = {
  people: readonly Agent[];
  open: OpenByAgent | undefined;
  /** '': whoever the queue picks */
  value: string;
  onChange: (id: string) => void;
};

export function PersonSelect({ people, open, value, onChange }: Props) {
  const t = useT();
  const loadWords = useLoadWords(open);
  return (
    <Field label={t('transfer.who')}>
      {(field) => (
        <Select {...field} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('transfer.anybody')}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name} · {loadWords(person)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
