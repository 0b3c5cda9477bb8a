import type { Contact } from '@balcao/protocol';
import { useState } from 'react';
import { ApiError } from '../../../sync/client.ts';
import { useSync } from '../../../sync/context.tsx';
import type { CallInput } from '../../../sync/routes.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';

/** Saves a change of the contact; true when it was done, else the reason was told. */
export function useContactUpdate(contact: Contact) {
  const { inbox } = useSync();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const save = async (body: CallInput<'updateContact'>['body']): Promise<boolean> => {
    setBusy(true);
    try {
      await inbox.updateContact(contact.id, body);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast('bad', errorText(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
}
