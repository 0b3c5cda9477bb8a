import type { QueueItem, Wall } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { Coffee } from 'lucide-react';
import { useEffect } from 'react';
import { useT } from '../../i18n/wall/use-t.ts';
import { useEndpoint } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatTimer } from '../../ui/format/span.ts';
import { formatPhone } from '../../ui/format/values.ts';
import { Badge, EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useErrorText } from '../error-text.ts';

type Props = {
  department: Wall['departments'][number];
  now: number;
  onTransfer: (item: { conversation_id: string; contact_name: string | null }) => void;
  onClose: () => void;
};

const TONES = { alta: 'soon', media: 'quiet', baixa: 'quiet' } as const;

/** Who waits, in the order of service. Read again whenever the wall says that the line changed. */
export function QueueSheet({ department, now, onTransfer, onClose }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const { id, waiting, oldest_waiting_since: oldest } = department;
  const read = useEndpoint('listQueue', { query: { department_id: id ?? undefined } });
  const { refetch } = read;
  const shape = `${waiting} ${oldest ?? ''}`;
  useEffect(() => {
    if (shape !== '') void refetch();
  }, [shape, refetch]);
  // Without a department the endpoint gives every queue.
  const items = read.data?.items.filter((item) => item.department_id === id);
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t('wall.queueTitle', {
        department: id === null ? t('wall.noDepartment') : department.name,
      })}
      description={t('wall.queueText', { count: items?.length ?? waiting })}
      closeLabel={t('common.close')}
    >
      {items === undefined && read.error && (
        <ErrorState
          text={errorText(read.error)}
          retry={t('common.retry')}
          onRetry={() => void read.refetch()}
        />
      )}
      {items === undefined &&
        !read.error &&
        [1, 2, 3].map((row) => <Skeleton key={row} className="mb-2 h-16" />)}
      {items?.length === 0 && (
        <div className="h-64">
          <EmptyState icon={<Coffee size={20} />} text={t('wall.queueNone')} />
        </div>
      )}
      {items !== undefined && items.length > 0 && (
        <ol className="-mx-2 divide-y divide-line">
          {items.map((item) => (
            <Row key={item.conversation_id} item={item} now={now} onTransfer={onTransfer} />
          ))}
        </ol>
      )}
    </Dialog>
  );
}

function Row({ item, now, onTransfer }: { item: QueueItem; now: number; onTransfer: Props['onTransfer'] }) {
  const t = useT();
  const { contact } = item;
  const name = contact.name ?? (contact.phone === null ? t('wall.unnamed') : formatPhone(contact.phone));
  return (
    <li className="relative flex items-center gap-3 rounded-sm px-2 py-3 hover:bg-hover">
      <span
        className="tabular grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-sm font-semibold text-ink-2"
        title={t('wall.position', { position: item.position })}
      >
        {item.position}
      </span>
      <div className="min-w-0 flex-1">
        <Link
          to="/conversas/$conversationId"
          params={{ conversationId: item.conversation_id }}
          aria-label={t('wall.openConversation', { name })}
          className="inset-focus block truncate text-base font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="tabular flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
          <Badge tone={TONES[item.priority]}>{t(`wall.priority.${item.priority}`)}</Badge>
          <span>
            {t('wall.waitingFor')} {formatTimer(now - Date.parse(item.waiting_since))}
          </span>
          <span className="text-ink-3">{t('wall.estimate', { minutes: item.estimated_wait_minutes })}</span>
        </p>
      </div>
      <Button
        size="sm"
        className="relative"
        aria-label={t('wall.reassignOf', { name })}
        onClick={() => onTransfer({ conversation_id: item.conversation_id, contact_name: name })}
      >
        {t('wall.reassign')}
      </Button>
    </li>
  );
}
