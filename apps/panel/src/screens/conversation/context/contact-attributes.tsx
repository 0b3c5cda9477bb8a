import type { Contact } from '@balcao/protocol';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useCan } from '../../../sync/context.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { attributeRows, readAttribute } from '../rules/attributes.ts';
import { Row } from './row.tsx';
import { useContactUpdate } from './use-contact-update.ts';

type Editing = { name: string; value: string; isNew: boolean };

/** What the bot, integrations and people noted of this person; each can be changed or taken away. */
export function ContactAttributes({ contact }: { contact: Contact }) {
  const t = useT();
  const canEdit = useCan('agent');
  const { busy, save } = useContactUpdate(contact);
  const [editing, setEditing] = useState<Editing | null>(null);
  const rows = attributeRows(contact.attributes);
  const submit = async () => {
    const name = editing?.name.trim() ?? '';
    if (editing === null || name === '') return;
    if (await save({ attributes: { [name]: readAttribute(editing.value) } })) setEditing(null);
  };
  const form = editing && (
    <AttributeForm
      editing={editing}
      busy={busy}
      onChange={setEditing}
      onSubmit={() => void submit()}
      onCancel={() => setEditing(null)}
    />
  );
  return (
    <div className="space-y-2 text-sm">
      {rows.length === 0 && editing === null && <p className="text-ink-3">{t('context.noAttributes')}</p>}
      {rows.length > 0 && (
        <dl className="space-y-2">
          {rows.map(({ name, label, value }) => (
            <Row
              key={name}
              name={label}
              value={value}
              tools={
                canEdit && (
                  <>
                    <IconButton
                      label={t('context.editAttribute', { name: label })}
                      onClick={() => setEditing({ name, value, isNew: false })}
                    >
                      <Pencil size={13} />
                    </IconButton>
                    <IconButton
                      label={t('context.removeAttribute', { name: label })}
                      disabled={busy}
                      onClick={() => void save({ attributes: { [name]: null } })}
                    >
                      <Trash2 size={13} />
                    </IconButton>
                  </>
                )
              }
            />
          ))}
        </dl>
      )}
      {form}
      {canEdit && editing === null && (
        <button
          type="button"
          onClick={() => setEditing({ name: '', value: '', isNew: true })}
          className="flex h-6 items-center gap-1 rounded-full border border-dashed border-line-strong px-2 text-xs text-ink-2 hover:bg-hover"
        >
          <Plus size={12} /> {t('context.addAttribute')}
        </button>
      )}
    </div>
  );
}

type FormProps = {
  editing: Editing;
  busy: boolean;
  onChange: (editing: Editing) => void;
  onSubmit: () => void;
  onCancel: () => void;
};

function AttributeForm({ editing, busy, onChange, onSubmit, onCancel }: FormProps) {
  const t = useT();
  return (
    <form
      className="space-y-2 rounded-sm bg-sunken p-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <input
        autoFocus={editing.isNew}
        disabled={!editing.isNew}
        value={editing.name}
        maxLength={60}
        aria-label={t('context.attributeName')}
        placeholder={t('context.attributeName')}
        onChange={(event) => onChange({ ...editing, name: event.target.value })}
        className="field h-8"
      />
      <input
        autoFocus={!editing.isNew}
        value={editing.value}
        maxLength={500}
        aria-label={t('context.attributeValue')}
        placeholder={t('context.attributeValue')}
        onChange={(event) => onChange({ ...editing, value: event.target.value })}
        className="field h-8"
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" look="ghost" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button size="sm" look="primary" type="submit" busy={busy} disabled={editing.name.trim() === ''}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
