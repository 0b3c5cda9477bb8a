import type { FulfillmentCall } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { ArrowUp, PhoneCall } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { useNow } from '../../../../ui/time.tsx';
import { Loaded } from '../../page.tsx';
import { holdCalls } from '../rules/hold-calls.ts';
import { CallRow } from './call-row.tsx';
import { type CallFilter, useCalls } from './use-calls.ts';

const LOOK_MS = 1000;

type Props = { filter: CallFilter; onOpen: (call: FulfillmentCall) => void };

/** New calls come in on top by themselves, unless somebody is about to press a row: then they wait for a button. */
export function CallList({ filter, onOpen }: Props) {
  const t = useT();
  const now = useNow(15_000);
  const { read, calls } = useCalls(filter);
  const list = useRef<HTMLUListElement>(null);
  const [seenId, setSeenId] = useState<string | null>(null);
  const newestId = calls?.[0]?.id ?? null;
  useEffect(() => {
    const look = () => {
      if (!isBeingRead(list.current)) setSeenId(newestId);
    };
    look();
    // Whoever has gone away meanwhile holds nothing back.
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [newestId]);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Loaded read={{ data: calls, error: read.error, refetch: read.refetch }} rows={6}>
      {(all) => {
        if (all.length === 0) return <Nothing isFiltered={isFiltered} />;
        const { shown, waiting } = holdCalls(all, seenId);
        return (
          <div className="relative">
            <p
              role="status"
              className="pointer-events-none absolute inset-x-0 -top-3.5 z-10 flex justify-center"
            >
              {waiting > 0 && (
                <Button
                  size="sm"
                  look="primary"
                  onClick={() => setSeenId(newestId)}
                  className="pointer-events-auto !rounded-full shadow-2"
                >
                  <ArrowUp size={14} /> {t('calls.waiting', { count: waiting })}
                </Button>
              )}
            </p>
            <ul
              ref={list}
              aria-label={t('calls.list')}
              className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1"
            >
              {shown.map((call) => (
                <CallRow key={call.id} call={call} now={now} onOpen={() => onOpen(call)} />
              ))}
            </ul>
            {read.hasNextPage && (
              <p className="pt-3 text-center">
                <Button size="sm" busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
                  {t('common.loadMore')}
                </Button>
              </p>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

/** A row under the pointer or with the focus must not move, nor what somebody has scrolled to. */
function isBeingRead(list: HTMLElement | null): boolean {
  if (list === null) return false;
  return list.matches(':hover, :focus-within') || list.getBoundingClientRect().top < 0;
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = useT();
  const all = (
    <Link
      to="/ajustes/webhooks-de-intencao"
      search={{ aba: 'chamadas' }}
      className="inline-flex h-9 items-center rounded-sm border border-line-strong bg-surface px-3.5 font-medium hover:bg-hover"
    >
      {t('calls.clear')}
    </Link>
  );
  return (
    <div className="h-52 rounded-lg bg-surface shadow-1">
      <EmptyState
        icon={<PhoneCall size={20} />}
        text={t(isFiltered ? 'calls.noneFiltered' : 'calls.none')}
        action={isFiltered && all}
      />
    </div>
  );
}
