import type { Contact } from '@balcao/protocol';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useCan } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { useContactUpdate } from './use-contact-update.ts';

/** A row of the contact's facts that can be written. */
export function ContactEmail({ contact }: { contact: Contact }) {
  const t = useT();
  const canEdit = useCan('agent');
  const { busy, save } = useContactUpdate(contact);
  const [draft, setDraft] = useState<string | null>(null);
  if (contact.email === null && !canEdit) return null;
  const submit = async () => {
    const email = draft?.trim() || null;
    if (email === contact.email || (await save({ email }))) setDraft(null);
  };
  if (draft !== null) {
    return (
      <div>
        <dt className="sr-only">{t('context.email')}</dt>
        <dd>
          <form
            className="flex gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <input
              autoFocus
              type="email"
              aria-label={t('context.email')}
              placeholder={t('context.email')}
              value={draft}
              maxLength={254}
              onChange={(event) => setDraft(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
              className="field h-8"
            />
            <Button size="sm" look="primary" type="submit" busy={busy} className="h-8">
              {t('common.save')}
            </Button>
          </form>
        </dd>
      </div>
    );
  }
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-ink-3">{t('context.email')}</dt>
      <dd className="min-w-0 flex-1">
        {canEdit ? (
          <button
            type="button"
            onClick={() => setDraft(contact.email ?? '')}
            className="-mx-1 flex max-w-full items-center gap-1.5 rounded-sm px-1 text-left hover:bg-hover"
          >
            <span className={contact.email === null ? 'text-ink-3' : 'min-w-0 wrap-anywhere'}>
              {contact.email === null ? t('context.addEmail') : <Address email={contact.email} />}
            </span>
            <Pencil size={12} aria-label={t('context.editEmail')} className="shrink-0 text-ink-3" />
          </button>
        ) : (
          <span className="wrap-anywhere">
            <Address email={contact.email ?? ''} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** Broken before the @ rather than within a word. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@');
  return (
    <>
      {email.slice(0, Math.max(at, 0))}
      <wbr />
      {email.slice(Math.max(at, 0))}
    </>
  );
}
