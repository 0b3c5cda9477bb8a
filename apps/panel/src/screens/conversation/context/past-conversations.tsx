import { Link } from '@tanstack/react-router';
import { useT } from '../../../i18n/use-t.tsx';
import { useEndpoint } from '../../../sync/context.tsx';
import { activityOf } from '../../../sync/list-view.ts';
import { Skeleton } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { PreviewLine } from '../../inbox/preview-line.tsx';

export function PastConversations({ contactId, currentId }: { contactId: string; currentId: string }) {
  const t = useT();
  const now = useNow();
  const past = useEndpoint('listConversations', {
    query: { status: 'all', contact_id: contactId, limit: 10 },
  });
  const items = past.data?.items.filter((conversation) => conversation.id !== currentId) ?? [];
  if (past.isPending) return <Skeleton className="h-10" />;
  if (past.isError) return <p className="text-sm text-ink-3">{t('context.pastFailed')}</p>;
  if (items.length === 0) return <p className="text-sm text-ink-3">{t('context.noPast')}</p>;
  return (
    <ul className="-mx-2">
      {items.map((conversation) => (
        <li key={conversation.id}>
          <Link
            to="/conversas/$conversationId"
            params={{ conversationId: conversation.id }}
            className="flex items-baseline gap-2 rounded-sm px-2 py-1.5 text-sm hover:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate text-ink-2">
              <PreviewLine last={conversation.last_message} />
            </span>
            <TimeAgo
              at={activityOf(conversation)}
              now={now}
              className="tabular shrink-0 text-xs text-ink-3"
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}
