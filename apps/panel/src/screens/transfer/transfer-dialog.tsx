import { type KeyboardEvent, useMemo, useState } from 'react';
import { TransferLanguage, useT } from '../../i18n/transfer/use-t.ts';
import { useEndpoint, useInbox, useMe } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../ui/field.tsx';
import { PersonSelect } from './person-select.tsx';
import { listTargets, type Place } from './rules/transfer-targets.ts';
import { TargetList } from './target-list.tsx';
import { useTransfer } from './use-transfer.ts';

type Props = {
  conversationId: string;
  /** of the customer; null: unknown */
  name: string | null;
  place: Place;
  onClose: () => void;
};

export function TransferDialog(props: Props) {
  return (
    <TransferLanguage>
      <Transfer {...props} />
    </TransferLanguage>
  );
}

/** To a department's queue, to one of its people or to anybody; who waited keeps their place in time. */
function Transfer({ conversationId, name, place, onClose }: Props) {
  const t = useT();
  const me = useMe();
  const departments = useEndpoint('listDepartments', {});
  const agents = useInbox((state) => state.snapshot.agents);
  const open = useEndpoint('listAgents', {}, { staleMs: 0 }).data?.open;
  const { busy, transfer } = useTransfer(conversationId);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [personId, setPersonId] = useState('');
  const [note, setNote] = useState('');
  const { heldBy, waitsIn } = place;
  const all = useMemo(
    () =>
      listTargets({
        departments: departments.data?.items ?? [],
        agents: Object.values(agents).map((part) => part.value),
        place: { heldBy, waitsIn },
        ownId: me.user.id,
        words,
      }),
    [departments.data, agents, heldBy, waitsIn, me.user.id, words],
  );
  const target = all.find((one) => one.key === chosen && one.possible) ?? null;
  const person = target?.kind === 'department' ? target.people.find((one) => one.id === personId) : undefined;

  const choose = (key: string | null) => {
    setChosen(key);
    setPersonId('');
  };
  const submit = async () => {
    if (target === null || busy) return;
    const to =
      target.kind === 'department'
        ? { department_id: target.id, user_id: person?.id }
        : { user_id: target.id };
    if (await transfer({ ...to, note: note.trim() || undefined }, (person ?? target).name)) onClose();
  };
  const step = (event: KeyboardEvent) => {
    const possible = all.filter((one) => one.possible);
    const at = possible.findIndex((one) => one.key === chosen);
    if (event.key === 'ArrowDown') choose(possible[Math.min(possible.length - 1, at + 1)]?.key ?? null);
    else if (event.key === 'ArrowUp') choose(possible[Math.max(0, at - 1)]?.key ?? null);
    else if (event.key === 'Enter' && target !== null) void submit();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('transfer.title', { name: name ?? t('contact.unnamed') })}
      description={t('transfer.text')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={target === null} busy={busy} onClick={() => void submit()}>
            {t('transfer.submit')}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Input
          autoFocus
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={step}
          aria-label={t('transfer.search')}
          placeholder={t('transfer.search')}
        />
        <TargetList
          targets={all}
          state={departments.isPending ? 'loading' : departments.isError ? 'failed' : 'ready'}
          chosen={chosen}
          open={open}
          onChoose={choose}
          onSubmit={() => void submit()}
        />
        {target?.kind === 'department' && target.people.length > 0 && (
          <PersonSelect people={target.people} open={open} value={personId} onChange={setPersonId} />
        )}
        <Field label={t('transfer.note')} hint={t('transfer.noteHint')}>
          {(field) => (
            <Textarea
              {...field}
              rows={2}
              maxLength={4000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
              }}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
