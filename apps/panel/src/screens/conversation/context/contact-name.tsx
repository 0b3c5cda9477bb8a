import type { Contact } from '@balcao/protocol';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useCan } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { nameOf } from '../rules/name-of.ts';
import { useContactUpdate } from './use-contact-update.ts';

export function ContactName({ contact }: { contact: Contact }) {
  const t = useT();
  const canEdit = useCan('agent');
  const { busy, save } = useContactUpdate(contact);
  const [draft, setDraft] = useState<string | null>(null);
  const submit = async () => {
    const name = draft?.trim() ?? '';
    if (name === '' || name === contact.name || (await save({ name }))) setDraft(null);
  };
  const shown = nameOf(contact) ?? t('contact.unnamed');
  if (!canEdit) return <p className="max-w-full truncate text-lg font-semibold">{shown}</p>;
  if (draft === null) {
    return (
      <button
        type="button"
        onClick={() => setDraft(contact.name ?? '')}
        className="flex max-w-full items-center gap-1.5 rounded-sm px-2 py-0.5 text-lg font-semibold hover:bg-hover"
      >
        <span className="truncate">{shown}</span>
        <Pencil size={13} aria-label={t('context.editName')} className="shrink-0 text-ink-3" />
      </button>
    );
  }
  return (
    <form
      className="flex w-full gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <input
        autoFocus
        aria-label={t('context.name')}
        value={draft}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
        className="field h-9"
      />
      <Button look="primary" type="submit" busy={busy}>
        {t('common.save')}
      </Button>
    </form>
  );
}
