import { useEffect } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useSync } from '../../sync/context.tsx';
import { showToast } from '../../ui/toast.tsx';
import { nameOf } from '../conversation/rules/name-of.ts';

/** A message left waiting for its file that could not go: told where its composer is not seen. */
export function useStoppedToast(openId: string | null): void {
  const t = useT();
  const { begun, inbox } = useSync();
  useEffect(
    () =>
      begun.onStopped((id) => {
        if (id === openId) return;
        const contact = inbox.store.get().snapshot.conversations[id]?.value.contact;
        const name = (contact && nameOf(contact)) ?? t('contact.unnamed');
        showToast('bad', t('inbox.stopped', { name }));
      }),
    [begun, inbox, openId, t],
  );
}
