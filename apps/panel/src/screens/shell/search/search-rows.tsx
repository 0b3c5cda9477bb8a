import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatPhone } from '../../../ui/format/values.ts';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { nameOf } from '../../conversation/rules/name-of.ts';
import { splitSnippet } from './split-snippet.ts';
import type { FoundMessage, FoundPerson } from './use-search-results.ts';

type OptionProps = { id: string; chosen: boolean; onPoint: () => void; onChoose: () => void };

export function PersonResult({ person, ...option }: OptionProps & { person: FoundPerson }) {
  const t = useT();
  return (
    <Option {...option}>
      <Avatar name={person.name} size={32} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-base font-medium">{nameOf(person) ?? t('contact.unnamed')}</span>
        <span className="tabular block truncate text-sm text-ink-3">
          {[person.phone === null ? null : formatPhone(person.phone), ...person.tags]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </Option>
  );
}

export function MessageResult({ message, ...option }: OptionProps & { message: FoundMessage }) {
  const t = useT();
  const now = useNow();
  const { contact, actor_name: actor, direction, snippet, at } = message;
  return (
    <Option {...option}>
      <Avatar name={contact.name} size={32} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-base font-medium">
            {nameOf({ ...contact, username: null }) ?? t('contact.unnamed')}
          </span>
          <TimeAgo at={at} now={now} className="tabular shrink-0 text-xs text-ink-3" />
        </span>
        <span className="line-clamp-2 text-sm break-words text-ink-2">
          {direction !== 'inbound' && actor !== null && <span className="text-ink-3">{actor}: </span>}
          <Snippet snippet={snippet} />
        </span>
      </span>
    </Option>
  );
}

function Snippet({ snippet }: { snippet: string }) {
  return splitSnippet(snippet).map(({ text, hit }, index) =>
    // Pieces of one text have no identity but their place.
    // oxlint-disable-next-line react/no-array-index-key
    hit ? (
      <mark key={index} className="rounded-[3px] bg-soon-wash px-0.5 font-medium text-ink">
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}

function Option({ id, chosen, onPoint, onChoose, children }: OptionProps & { children: ReactNode }) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onMouseMove={onPoint}
      onClick={onChoose}
      onKeyDown={(event) => event.key === 'Enter' && onChoose()}
      className={classNames(
        'flex cursor-pointer items-start gap-3 rounded-sm px-3 py-2',
        chosen && 'bg-selected',
      )}
    >
      {children}
    </div>
  );
}
