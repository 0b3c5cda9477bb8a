import type { Tag } from '@balcao/protocol';
import { Plus, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { TagChip } from '../../../ui/tag-chip.tsx';
import { Loaded, Page } from '../page.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';

export function TagsPage() {
  const t = useT();
  const read = useEndpoint('listTags', {});
  const vipTag = useEndpoint('getDeskSettings', {}).data?.vip_tag;
  const [dialog, setDialog] = useState<'new' | Tag | null>(null);
  const [removing, setRemoving] = useState<Tag | null>(null);
  const add = (
    <Button look="primary" onClick={() => setDialog('new')}>
      <Plus size={16} /> {t('tags.add')}
    </Button>
  );
  return (
    <Page title={t('settings.tags')} intro={t('tags.intro')} action={add}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="h-52 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<Tags size={20} />} text={t('tags.none')} action={add} />
            </div>
          ) : (
            <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
              {items.map((tag) => (
                <li key={tag.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
                  <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
                    <TagChip name={tag.name} color={tag.color} />
                    <span className="tabular text-sm text-ink-3">
                      {t('tags.contacts', { count: tag.contacts })}
                    </span>
                    {tag.name.toLowerCase() === vipTag?.toLowerCase() && (
                      <span className="text-sm text-ink-2">{t('tags.isVip')}</span>
                    )}
                  </span>
                  <span className="flex items-center gap-1.5">
                    <Button
                      size="sm"
                      aria-label={`${t('settings.edit')}: ${tag.name}`}
                      onClick={() => setDialog(tag)}
                    >
                      {t('settings.edit')}
                    </Button>
                    <IconButton
                      label={`${t('common.remove')}: ${tag.name}`}
                      onClick={() => setRemoving(tag)}
                      className="relative"
                    >
                      <Trash2 size={16} />
                    </IconButton>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {dialog !== null && (
        <TagDialog tag={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />
      )}
      {removing && <RemoveTag tag={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}

function RemoveTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useT();
  return (
    <RemoveDialog
      action="deleteTag"
      refreshes={['listTags']}
      id={tag.id}
      title={t('tags.removeAsk', { name: tag.name })}
      confirm={t('common.remove')}
      done={t('tags.removed', { name: tag.name })}
      onClose={onClose}
    >
      {t('tags.removeText', { count: tag.contacts })}
    </RemoveDialog>
  );
}
