import type { Contact, Tag } from '@balcao/protocol';
import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useCan, useEndpoint } from '../../../sync/context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Popover } from '../../../ui/popover.tsx';
import { TagChip, TagDot } from '../../../ui/tag-chip.tsx';
import { offerTags } from '../rules/offer-tags.ts';
import { useContactUpdate } from './use-contact-update.ts';

const NONE: readonly Tag[] = [];

type Props = { contact: Contact; open: boolean; onOpen: (open: boolean) => void };

/** The desk's tags in their colours; a new one is made by writing it. */
export function ContactTags({ contact, open, onOpen }: Props) {
  const t = useT();
  const canEdit = useCan('agent');
  const known = useEndpoint('listTags', {}).data?.items ?? NONE;
  const { save } = useContactUpdate(contact);
  const colorOf = (name: string) =>
    known.find((tag) => tag.name.toLowerCase() === name.toLowerCase())?.color ?? 'neutral';
  return (
    <ul className="flex flex-wrap gap-1.5">
      {contact.tags.map((tag) => (
        <li key={tag} className="max-w-full">
          <TagChip name={tag} color={colorOf(tag)}>
            {canEdit && (
              <button
                type="button"
                aria-label={t('context.removeTag', { tag })}
                onClick={() => void save({ remove_tags: [tag] })}
                className="-mr-1.5 grid size-[18px] shrink-0 place-items-center rounded-full hover:bg-hover"
              >
                <X size={12} />
              </button>
            )}
          </TagChip>
        </li>
      ))}
      {canEdit && (
        <li>
          <Popover
            label={t('context.addTag')}
            open={open}
            onOpenChange={onOpen}
            className="w-60"
            trigger={
              <button
                type="button"
                title={`${t('keys.tags')} (L)`}
                className="flex h-6 items-center gap-1 rounded-full border border-dashed border-line-strong px-2 text-xs text-ink-2 hover:bg-hover"
              >
                <Plus size={12} /> {t('context.addTag')}
              </button>
            }
          >
            <TagChoice
              known={known}
              held={contact.tags}
              onPick={(tag) => {
                onOpen(false);
                void save({ tags: [tag] });
              }}
            />
          </Popover>
        </li>
      )}
      {contact.tags.length === 0 && !canEdit && <li className="text-sm text-ink-3">{t('context.noTags')}</li>}
    </ul>
  );
}

type ChoiceProps = { known: readonly Tag[]; held: readonly string[]; onPick: (tag: string) => void };

function TagChoice({ known, held, onPick }: ChoiceProps) {
  const t = useT();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const offered = offerTags(known, held, words);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((place) => Math.min(offered.length - 1, place + 1));
    else if (event.key === 'ArrowUp') setAt((place) => Math.max(0, place - 1));
    else if (event.key === 'Enter') {
      const chosen = offered[at];
      if (chosen) onPick(chosen.name);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="border-b border-line p-2">
        <input
          autoFocus
          value={words}
          maxLength={60}
          aria-label={t('context.findTag')}
          placeholder={t('context.findTag')}
          onChange={(event) => {
            setWords(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="field h-8"
        />
      </div>
      <div role="listbox" aria-label={t('context.tags')} className="max-h-60 overflow-y-auto p-1">
        {offered.map((tag, index) => (
          <div
            key={tag.name}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseMove={() => setAt(index)}
            onClick={() => onPick(tag.name)}
            onKeyDown={onKeyDown}
            className={classNames(
              'flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2.5 text-sm',
              index === at && 'bg-selected',
            )}
          >
            {tag.isNew ? <Plus size={13} className="text-ink-3" /> : <TagDot color={tag.color} />}
            <span className="min-w-0 flex-1 truncate">
              {tag.isNew ? t('context.makeTag', { tag: tag.name }) : tag.name}
            </span>
            {!tag.isNew && <span className="tabular text-xs text-ink-3">{tag.contacts}</span>}
          </div>
        ))}
        {offered.length === 0 && <p className="px-2.5 py-3 text-sm text-ink-3">{t('context.allTagged')}</p>}
      </div>
    </>
  );
}
