import type { CannedReply } from '@balcao/protocol';
import { MessageSquareText, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/field.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { matchesWords } from '../../shell/match-words.ts';
import { Loaded, Page } from '../page.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { CannedDialog } from './canned-dialog.tsx';

/** What agents insert with `/`: everybody’s first, then each department’s. */
export function CannedPage() {
  const t = useT();
  const read = useEndpoint('listCannedReplies', {});
  const [dialog, setDialog] = useState<'new' | CannedReply | null>(null);
  const [removing, setRemoving] = useState<CannedReply | null>(null);
  const add = (
    <Button look="primary" onClick={() => setDialog('new')}>
      <Plus size={16} /> {t('canned.add')}
    </Button>
  );
  return (
    <Page title={t('settings.canned')} intro={t('canned.intro')} action={add}>
      <Loaded read={read} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="h-56 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<MessageSquareText size={20} />} text={t('canned.none')} action={add} />
            </div>
          ) : (
            <List replies={items} onEdit={setDialog} onRemove={setRemoving} />
          )
        }
      </Loaded>
      {dialog !== null && (
        <CannedDialog reply={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />
      )}
      {removing && <RemoveCanned reply={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}

type ListProps = {
  replies: readonly CannedReply[];
  onEdit: (reply: CannedReply) => void;
  onRemove: (reply: CannedReply) => void;
};

function List({ replies, onEdit, onRemove }: ListProps) {
  const t = useT();
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const [words, setWords] = useState('');
  const found = replies.filter(
    (one) => words.trim() === '' || matchesWords(`${one.shortcut} ${one.title} ${one.body}`, words),
  );
  const groups = [
    { id: null, name: t('canned.everybody') },
    ...departments.map(({ id, name }) => ({ id, name })),
  ].map((group) => ({ ...group, replies: found.filter((one) => one.department_id === group.id) }));
  return (
    <div className="space-y-5">
      <label className="relative block">
        <span className="sr-only">{t('canned.search')}</span>
        <Search size={16} aria-hidden className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" />
        <Input
          type="search"
          placeholder={t('canned.search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="!pl-9"
        />
      </label>
      {found.length === 0 && <p className="text-sm text-ink-2">{t('canned.nothing')}</p>}
      {groups
        .filter((group) => group.replies.length > 0)
        .map((group) => (
          <section key={group.id ?? ''}>
            <h2 className="pb-2 text-sm font-semibold text-ink-2">{group.name}</h2>
            <ul className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1">
              {group.replies.map((reply) => (
                <li key={reply.id} className="relative flex items-center gap-4 py-3 pr-3 pl-5 hover:bg-hover">
                  <div className="min-w-0 flex-1">
                    <p className="flex min-w-0 items-center gap-2">
                      <code className="shrink-0 rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs text-ink-2">
                        /{reply.shortcut}
                      </code>
                      <button
                        type="button"
                        aria-haspopup="dialog"
                        onClick={() => onEdit(reply)}
                        className="inset-focus min-w-0 truncate rounded-sm text-left text-base font-medium after:absolute after:inset-0"
                      >
                        {reply.title}
                      </button>
                    </p>
                    <p className="truncate pt-0.5 text-sm text-ink-2">{reply.body}</p>
                  </div>
                  <IconButton
                    label={`${t('common.remove')}: ${reply.title}`}
                    onClick={() => onRemove(reply)}
                    className="relative"
                  >
                    <Trash2 size={16} />
                  </IconButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function RemoveCanned({ reply, onClose }: { reply: CannedReply; onClose: () => void }) {
  const t = useT();
  return (
    <RemoveDialog
      action="deleteCannedReply"
      refreshes={['listCannedReplies']}
      id={reply.id}
      title={t('canned.removeAsk', { name: reply.title })}
      confirm={t('common.remove')}
      done={t('canned.removed', { name: reply.title })}
      onClose={onClose}
    >
      {t('canned.removeText', { shortcut: reply.shortcut })}
    </RemoveDialog>
  );
}
