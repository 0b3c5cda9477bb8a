import { useNavigate } from '@tanstack/react-router';
import { CornerDownLeft, MessageSquare, Search, Settings, Zap } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { SettingsLanguage } from '../../i18n/settings/use-t.ts';
import { useT } from '../../i18n/use-t.tsx';
import { listRows } from '../../sync/apply-event.ts';
import { useInbox } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatPhone } from '../../ui/format/values.ts';
import { Keys } from '../../ui/keys.tsx';
import { useAllCommands } from './commands.tsx';
import { matchesWords } from './match-words.ts';
import { useSettingsPages } from './use-settings-pages.ts';

type Row = {
  id: string;
  label: string;
  hint: string | null;
  keys?: string;
  kind: 'command' | 'conversation' | 'settings' | 'search';
  run: () => void;
};

const MOST = 40;

type Props = { onClose: () => void; onSearch: (words: string) => void };

/** ⌘K: everything the panel can do now, every conversation it holds, and every page of the settings. */
export function CommandPalette(props: Props) {
  return (
    <SettingsLanguage>
      <Palette {...props} />
    </SettingsLanguage>
  );
}

function Palette({ onClose, onSearch }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const commands = useAllCommands();
  const pages = useSettingsPages();
  const conversations = useInbox((state) => state.snapshot.conversations);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => {
    const actions: Row[] = commands
      .filter((command) => command.id !== 'palette' && matchesWords(command.label, words))
      .map((command) => ({ ...command, hint: null, kind: 'command' }));
    const people: Row[] = listRows(conversations)
      .map((part) => part.value)
      .filter(
        ({ contact }) =>
          words !== '' &&
          matchesWords(`${contact.name ?? ''} ${contact.phone ?? ''} ${contact.username ?? ''}`, words),
      )
      .map(({ id, contact }) => ({
        id,
        kind: 'conversation',
        label: contact.name ?? contact.username ?? formatPhone(contact.phone ?? ''),
        hint: contact.phone === null ? contact.username : formatPhone(contact.phone),
        run: () => void navigate({ to: '/conversas/$conversationId', params: { conversationId: id } }),
      }));
    const settings: Row[] = pages
      .filter(({ label }) => words !== '' && matchesWords(`${label} ${t('shell.settings')}`, words))
      .map((page) => ({ ...page, hint: t('shell.settings'), kind: 'settings' }));
    // Those held are only some: the rest, and what was said, the server knows.
    const search: Row[] =
      words.trim().length < 2
        ? []
        : [
            {
              id: 'search-messages',
              kind: 'search',
              label: t('search.inMessages', { words: words.trim() }),
              hint: null,
              run: () => onSearch(words.trim()),
            },
          ];
    return [...[...people, ...actions, ...settings].slice(0, MOST), ...search];
  }, [commands, pages, conversations, words, navigate, onSearch, t]);

  useEffect(() => {
    list.current?.querySelectorAll('[role="option"]')[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const choose = (row: Row | undefined) => {
    if (row === undefined) return;
    onClose();
    // After the dialog gave focus back, so that a command may put it elsewhere.
    setTimeout(row.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((held) => Math.min(rows.length - 1, held + 1));
    else if (event.key === 'ArrowUp') setAt((held) => Math.max(0, held - 1));
    else if (event.key === 'Enter') choose(rows[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fade fixed inset-0 z-40 bg-shade" />
        <Radix.Content
          aria-describedby=""
          className="rise fixed inset-x-3 top-[10vh] z-40 mx-auto flex max-h-[70vh] max-w-[600px] flex-col overflow-hidden rounded-lg bg-raised shadow-2"
        >
          <Radix.Title className="sr-only">{t('keys.palette')}</Radix.Title>
          <div className="flex items-center gap-3 border-b border-line px-4">
            <Search size={18} className="shrink-0 text-ink-3" />
            <input
              autoFocus
              role="combobox"
              aria-expanded
              aria-controls="palette-rows"
              aria-activedescendant={rows[at] ? `palette-${rows[at].id}` : undefined}
              aria-label={t('palette.placeholder')}
              placeholder={t('palette.placeholder')}
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-13 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3"
            />
          </div>
          <div
            ref={list}
            id="palette-rows"
            role="listbox"
            aria-label={t('palette.results')}
            className="min-h-0 overflow-y-auto p-1.5"
          >
            {rows.length === 0 && (
              <p className="p-6 text-center text-sm text-ink-2">{t('palette.nothing')}</p>
            )}
            {rows.map((row, index) => (
              <div
                key={row.id}
                id={`palette-${row.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onMouseMove={() => setAt(index)}
                onClick={() => choose(row)}
                onKeyDown={onKeyDown}
                className={classNames(
                  'flex h-10 cursor-pointer items-center gap-3 rounded-sm px-3 text-base',
                  index === at && 'bg-selected',
                )}
              >
                <span className="text-ink-3">
                  <RowDrawing kind={row.kind} />
                </span>
                <span className="truncate">{row.label}</span>
                {row.hint && <span className="tabular truncate text-sm text-ink-3">{row.hint}</span>}
                <span className="ml-auto">
                  {row.keys ? (
                    <Keys keys={row.keys} />
                  ) : (
                    index === at && <CornerDownLeft size={15} className="text-ink-3" />
                  )}
                </span>
              </div>
            ))}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function RowDrawing({ kind }: { kind: Row['kind'] }) {
  const Icon = { command: Zap, conversation: MessageSquare, settings: Settings, search: Search }[kind];
  return <Icon size={16} />;
}
