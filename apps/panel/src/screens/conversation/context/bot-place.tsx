import { useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useEndpoint } from '../../../sync/context.tsx';
import { Badge, Skeleton } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { nameInWords, readableFacts } from '../rules/readable-facts.ts';

const TONES = {
  active: 'accent',
  waiting_call: 'soon',
  handed_off: 'quiet',
  ended: 'quiet',
  broken: 'bad',
} as const;

/** Where the customer stands in the bot, and what it has learned so far. */
export function BotPlace({ conversationId }: { conversationId: string }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  const read = useEndpoint('getBotSession', { params: { id: conversationId } });
  if (read.isPending) return <Skeleton className="h-10" />;
  if (read.isError) return <p className="text-sm text-ink-3">{t('context.pastFailed')}</p>;
  const { session } = read.data;
  if (session === null) return <p className="text-sm text-ink-3">{t('session.none')}</p>;
  return (
    <div className="space-y-2 text-sm">
      <p className="flex items-center justify-between gap-2">
        <span className="min-w-0 truncate font-medium">{nameInWords(session.state)}</span>
        <Badge tone={TONES[session.status]}>{t(`session.${session.status}`)}</Badge>
      </p>
      <dl className="space-y-2">
        {readableFacts(session.variables, locale).map(([name, value]) => (
          <div key={name} className="flex gap-3">
            <dt className="w-24 shrink-0 truncate text-ink-3" title={name}>
              {name}
            </dt>
            <dd className="tabular line-clamp-3 min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-ink-3">
        {t('session.started')} <TimeAgo at={session.started_at} now={now} inWords className="tabular" />
      </p>
    </div>
  );
}
