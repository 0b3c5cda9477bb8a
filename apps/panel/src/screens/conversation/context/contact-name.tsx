import type { Contact } from '@balcao/protocol';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { useAction } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { nameOf } from '../rules/name-of.ts';

export function ContactName({ contact }: { contact: Contact }) {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateContact');
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const name = draft?.trim() ?? '';
    if (name === '' || name === contact.name) return setDraft(null);
    update.mutate(
      { params: { id: contact.id }, body: { name } },
      { onSuccess: () => setDraft(null), onError: (error) => showToast('bad', errorText(error)) },
    );
  };
  if (draft === null) {
    return (
      <button
        type="button"
        onClick={() => setDraft(contact.name ?? '')}
        className="group/name flex max-w-full items-center gap-1.5 rounded-sm px-2 py-0.5 text-lg font-semibold hover:bg-hover"
      >
        <span className="truncate">{nameOf(contact) ?? t('contact.unnamed')}</span>
        <Pencil size={13} aria-label={t('context.editName')} className="shrink-0 text-ink-3" />
      </button>
    );
  }
  return (
    <form
      className="flex w-full gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
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
      <Button look="primary" type="submit" busy={update.isPending}>
        {t('common.save')}
      </Button>
    </form>
  );
}
