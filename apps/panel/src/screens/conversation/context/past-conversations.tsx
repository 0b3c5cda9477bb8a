import type { Conversation } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { activityOf } from '../../../sync/list-view.ts';
import { Skeleton } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { useCloseReason } from '../../close-reason.ts';
import { PreviewLine } from '../../inbox/preview-line.tsx';

export function PastConversations({ contactId, currentId }: { contactId: string; currentId: string }) {
  const t = useT();
  const now = useNow();
  const past = useEndpoint('listConversations', {
    query: { status: 'all', contact_id: contactId, limit: 10 },
  });
  const closeReason = useCloseReason();
  const stateOf = (one: Conversation) =>
    one.status === 'open' ? t('context.stillOpen') : (closeReason(one.close_reason) ?? t('owner.closed'));
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
            <span className="min-w-0 flex-1 text-ink-2">
              <span className="block truncate">
                <PreviewLine last={conversation.last_message} />
              </span>
              <span className="block truncate text-xs text-ink-3">
                {[conversation.department?.name, stateOf(conversation)].filter(Boolean).join(' · ')}
              </span>
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
