import type { Contact } from '@balcao/protocol';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { useAction, useCan } from '../../../sync/context.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';

export function ContactTags({ contact }: { contact: Contact }) {
  const t = useT();
  const errorText = useErrorText();
  const canEdit = useCan('agent');
  const update = useAction('updateContact');
  const [draft, setDraft] = useState<string | null>(null);
  const change = (body: { tags?: string[]; remove_tags?: string[] }) =>
    update.mutate(
      { params: { id: contact.id }, body },
      { onError: (error) => showToast('bad', errorText(error)) },
    );
  const add = () => {
    const tag = draft?.trim() ?? '';
    setDraft(null);
    if (tag !== '') change({ tags: [tag] });
  };
  return (
    <ul className="flex flex-wrap gap-1.5">
      {contact.tags.map((tag) => (
        <li
          key={tag}
          className="flex h-6 items-center gap-1 rounded-full bg-sunken pr-1 pl-2.5 text-xs font-medium text-ink-2"
        >
          {tag}
          {canEdit && (
            <button
              type="button"
              aria-label={t('context.removeTag', { tag })}
              onClick={() => change({ remove_tags: [tag] })}
              className="grid size-[18px] place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X size={12} />
            </button>
          )}
        </li>
      ))}
      {canEdit && (
        <li>
          {draft === null ? (
            <button
              type="button"
              onClick={() => setDraft('')}
              className="flex h-6 items-center gap-1 rounded-full border border-dashed border-line-strong px-2 text-xs text-ink-2 hover:bg-hover"
            >
              <Plus size={12} /> {t('context.addTag')}
            </button>
          ) : (
            <input
              autoFocus
              aria-label={t('context.addTag')}
              value={draft}
              maxLength={60}
              onChange={(event) => setDraft(event.target.value)}
              onBlur={add}
              onKeyDown={(event) => {
                if (event.key === 'Enter') add();
                if (event.key === 'Escape') setDraft(null);
              }}
              className="h-6 w-28 rounded-full border border-line-strong bg-surface px-2.5 text-xs"
            />
          )}
        </li>
      )}
    </ul>
  );
}
