import { Link } from '@tanstack/react-router';
import { ArrowDownLeft, ArrowUpRight, Inbox } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/ledger/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { useEndpoint } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatFull, formatMoment } from '../../ui/format/time.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useErrorText } from '../error-text.ts';
import { findKindLabel } from '../inbox/rules/preview.ts';
import type { Drill } from './rules/drill.ts';
import { findStatusLabel } from './rules/status-label.ts';

/** The messages behind one figure. */
export function LedgerDrill({ drill, onClose }: { drill: Drill; onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t(`ledger.column.${drill.state}`)}
      description={`${formatMoment(drill.from, locale)} – ${formatMoment(drill.to, locale)}`}
      closeLabel={t('common.close')}
    >
      <ul className="-mx-2">
        {cursors.map((cursor, index) => (
          <PageOf
            key={cursor ?? 'first'}
            drill={drill}
            cursor={cursor}
            onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null}
          />
        ))}
      </ul>
    </Dialog>
  );
}

type PageProps = { drill: Drill; cursor: string | null; onMore: ((cursor: string) => void) | null };

function PageOf({ drill, cursor, onMore }: PageProps) {
  const t = useT();
  const locale = useLocale();
  const errorText = useErrorText();
  const { from, to, state, channelId } = drill;
  const statusWords = (status: string, inDoubt: boolean) => {
    const label = inDoubt ? 'ledger.column.in_doubt' : findStatusLabel(status);
    return label === null ? status : t(label);
  };
  const read = useEndpoint('listLedgerMessages', {
    query: { from, to, state, channel_id: channelId ?? undefined, cursor: cursor ?? undefined },
  });
  if (read.error) {
    return (
      <li>
        <ErrorState
          text={errorText(read.error)}
          retry={t('common.retry')}
          onRetry={() => void read.refetch()}
        />
      </li>
    );
  }
  if (read.data === undefined) {
    return [1, 2, 3, 4].map((row) => (
      <li key={row} className="px-2 py-1.5" aria-hidden>
        <Skeleton className="h-11" />
      </li>
    ));
  }
  const { items, next_cursor } = read.data;
  return (
    <>
      {items.length === 0 && (
        <li className="h-48">
          <EmptyState icon={<Inbox size={20} />} text={t('ledger.noMessages')} />
        </li>
      )}
      {items.map((message) => (
        <li key={message.message_id}>
          <Link
            to="/conversas/$conversationId"
            params={{ conversationId: message.conversation_id }}
            className="flex items-center gap-3 rounded-sm px-2 py-2 hover:bg-hover"
          >
            {message.direction === 'inbound' ? (
              <ArrowDownLeft size={16} className="shrink-0 text-ink-3" />
            ) : (
              <ArrowUpRight size={16} className="shrink-0 text-accent-text" />
            )}
            <span className="min-w-0 flex-1">
              <span className="block text-sm font-medium">
                {t(findKindLabel(message.type))}{' '}
                {message.status && (
                  <span className="font-normal text-ink-2">
                    · {statusWords(message.status, message.in_doubt)}
                  </span>
                )}
              </span>
              <span className="block truncate font-mono text-xs text-ink-3">
                {message.failure_title ?? message.wamid ?? message.message_id}
              </span>
            </span>
            <time dateTime={message.created_at} className="tabular shrink-0 text-xs text-ink-3">
              {formatFull(message.created_at, locale)}
            </time>
          </Link>
        </li>
      ))}
      {next_cursor !== null && onMore && (
        <li className="pt-3 text-center">
          <Button size="sm" onClick={() => onMore(next_cursor)}>
            {t('common.loadMore')}
          </Button>
        </li>
      )}
    </>
  );
}
