import { useNavigate } from '@tanstack/react-router';
import { LoaderCircle, Search, SearchX } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { useSync } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { MessageResult, PersonResult } from './search-rows.tsx';
import { type Found, useSearchResults } from './use-search-results.ts';

/** Contacts, and the words of messages and notes, wherever they were said. */
export function SearchDialog({ first, onClose }: { first: string; onClose: () => void }) {
  const t = useT();
  const [words, setWords] = useState(first);
  const [at, setAt] = useState(0);
  const results = useSearchResults(words);
  const open = useOpen(onClose);
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo<Found[]>(
    () => [...results.people, ...results.messages],
    [results.people, results.messages],
  );

  useEffect(() => {
    list.current?.querySelectorAll('[role="option"]')[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (event.key === 'ArrowDown') setAt((held) => Math.min(rows.length - 1, held + 1));
    else if (event.key === 'ArrowUp') setAt((held) => Math.max(0, held - 1));
    else if (event.key === 'Enter' && row) open(row);
    else return;
    event.preventDefault();
  };
  const option = (row: Found, index: number) => ({
    id: `found-${index}`,
    chosen: index === at,
    onPoint: () => setAt(index),
    onChoose: () => open(row),
  });
  const tooShort = words.trim().length < 2;
  return (
    <Radix.Root open onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fade fixed inset-0 z-40 bg-shade" />
        <Radix.Content
          aria-describedby=""
          className="rise fixed inset-x-3 top-[8vh] z-40 mx-auto flex max-h-[78vh] max-w-[680px] flex-col overflow-hidden rounded-lg bg-raised shadow-2"
        >
          <Radix.Title className="sr-only">{t('search.title')}</Radix.Title>
          <div className="flex items-center gap-3 border-b border-line px-4">
            {results.busy ? (
              <LoaderCircle size={18} className="shrink-0 animate-spin text-ink-3" />
            ) : (
              <Search size={18} className="shrink-0 text-ink-3" />
            )}
            <input
              autoFocus
              role="combobox"
              aria-expanded={rows.length > 0}
              aria-controls="found"
              aria-activedescendant={rows.length > 0 ? `found-${at}` : undefined}
              aria-label={t('search.placeholder')}
              placeholder={t('search.placeholder')}
              value={words}
              maxLength={100}
              onChange={(event) => {
                setWords(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-13 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3"
            />
          </div>
          <div ref={list} className="min-h-40 overflow-y-auto p-1.5">
            {tooShort && <p className="p-8 text-center text-sm text-ink-2">{t('search.hint')}</p>}
            {!tooShort && results.state === 'failed' && (
              <ErrorState text={t('search.failed')} retry={t('common.retry')} onRetry={results.retry} />
            )}
            {!tooShort && results.state === 'ready' && rows.length === 0 && (
              <EmptyState icon={<SearchX size={20} />} text={t('search.nothing', { words: words.trim() })} />
            )}
            <div id="found" role="listbox" aria-label={t('search.results')}>
              {!tooShort && results.people.length > 0 && (
                <Group label={t('search.people')}>
                  {results.people.map((row, index) => (
                    <PersonResult key={row.person.id} person={row.person} {...option(row, index)} />
                  ))}
                </Group>
              )}
              {!tooShort && results.messages.length > 0 && (
                <Group label={t('search.messages')}>
                  {results.messages.map((row, index) => (
                    <MessageResult
                      key={row.message.message_id}
                      message={row.message}
                      {...option(row, results.people.length + index)}
                    />
                  ))}
                </Group>
              )}
            </div>
            {!tooShort && results.more !== null && (
              <div className="grid place-items-center py-2">
                <Button size="sm" busy={results.loadingMore} onClick={results.more}>
                  {t('common.loadMore')}
                </Button>
              </div>
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label}>
      <p aria-hidden className="px-3 pt-2 pb-1 text-xs font-semibold text-ink-3">
        {label}
      </p>
      {children}
    </div>
  );
}

/** A message opens where it stands; a person, the latest conversation. */
function useOpen(onClose: () => void) {
  const t = useT();
  const { client } = useSync();
  const navigate = useNavigate();
  const go = (conversationId: string, mensagem?: string) => {
    onClose();
    void navigate({ to: '/conversas/$conversationId', params: { conversationId }, search: { mensagem } });
  };
  return (row: Found) => {
    if (row.kind === 'message') return go(row.message.conversation_id, row.message.message_id);
    const query = { contact_id: row.person.id, status: 'all' as const, limit: 1 };
    client.call('listConversations', { query }).then(
      (page) => {
        const [latest] = page.items;
        if (latest) go(latest.id);
        else showToast('bad', t('search.noConversation'));
      },
      () => showToast('bad', t('search.failed')),
    );
  };
}
