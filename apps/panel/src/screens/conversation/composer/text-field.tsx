import { type KeyboardEvent, type RefObject, useState } from 'react';
import { findTrigger, replaceTrigger } from '../rules/find-trigger.ts';
import { MarkedText } from './marked-text.tsx';
import { type Suggestion, SuggestionList } from './suggestion-list.tsx';

/** What typing `/` or `@` offers. */
export type Suggest = {
  mark: '/' | '@';
  label: string;
  /** what to say when nothing matches; null: show nothing */
  nothing: (query: string) => string | null;
  find: (query: string) => readonly Suggestion[];
  /** the text that takes the word's place */
  pieceOf: (suggestion: Suggestion) => string;
};

type Props = {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  area: RefObject<HTMLTextAreaElement | null>;
  /** parts drawn apart: gaps to fill, people called */
  marks: readonly { start: number; end: number }[];
  tone: 'gap' | 'mention';
  suggest: Suggest | null;
  onSubmit: () => void;
  onEscape: () => void;
  onFiles?: (files: readonly File[]) => void;
};

/** Grows with its words; Enter sends, Shift + Enter breaks the line. */
export function TextField(props: Props) {
  const { value, onChange, area, suggest, onSubmit, onEscape, onFiles } = props;
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  /** the word whose offer was sent away with Escape */
  const [dismissed, setDismissed] = useState<number | null>(null);

  const trigger = suggest && findTrigger(value, caret, suggest.mark);
  const offered = trigger !== null && trigger.start !== dismissed ? suggest?.find(trigger.query) : undefined;
  const nothing = offered?.length === 0 && trigger ? (suggest?.nothing(trigger.query) ?? null) : null;
  const open = offered !== undefined && (offered.length > 0 || nothing !== null);
  // Another word typed: the first offer is the likely one again.
  const [asked, setAsked] = useState(trigger?.query);
  if (asked !== trigger?.query) {
    setAsked(trigger?.query);
    setAt(0);
  }

  const put = (text: string, caretAt: number) => {
    onChange(text);
    setCaret(caretAt);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caretAt, caretAt);
    });
  };
  const pick = (suggestion: Suggestion | undefined) => {
    if (suggestion === undefined || trigger === null || suggest === null) return;
    const next = replaceTrigger(value, trigger, suggest.pieceOf(suggestion));
    put(next.text, next.caret);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an accent or a suggestion is being composed, Enter belongs to it.
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (open && offered) {
      const count = offered.length;
      if (key === 'ArrowDown' && count > 0) setAt((held) => (held + 1) % count);
      else if (key === 'ArrowUp' && count > 0) setAt((held) => (held + count - 1) % count);
      else if ((key === 'Enter' || key === 'Tab') && !event.shiftKey && count > 0) pick(offered[at]);
      else if (key === 'Escape') setDismissed(trigger?.start ?? null);
      else return;
      event.preventDefault();
      return;
    }
    if (key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSubmit();
    }
    if (key === 'Escape') onEscape();
  };
  const look = (element: HTMLTextAreaElement) => setCaret(element.selectionEnd);

  return (
    <>
      {open && offered && (
        <SuggestionList
          label={suggest?.label ?? ''}
          items={offered}
          nothing={nothing}
          at={at}
          onPoint={setAt}
          onPick={pick}
        />
      )}
      <div className="max-h-52 overflow-y-auto">
        <div className="grid text-base max-sm:text-[16px]">
          <MarkedText text={value} marks={props.marks} tone={props.tone} />
          <textarea
            ref={area}
            id={props.id}
            rows={1}
            value={value}
            aria-label={props.label}
            aria-autocomplete={suggest ? 'list' : undefined}
            aria-controls={open ? 'suggestions' : undefined}
            aria-activedescendant={open && offered?.[at] ? `suggestion-${offered[at].id}` : undefined}
            placeholder={props.placeholder}
            onChange={(event) => {
              onChange(event.target.value);
              look(event.target);
              setDismissed(null);
            }}
            onSelect={(event) => look(event.currentTarget)}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const files = [...event.clipboardData.files];
              if (files.length === 0 || onFiles === undefined) return;
              event.preventDefault();
              onFiles(files);
            }}
            className="col-start-1 row-start-1 min-h-10 w-full resize-none overflow-hidden bg-transparent px-3 pt-2.5 pb-1 outline-none [overflow-wrap:anywhere] placeholder:text-ink-3"
          />
        </div>
      </div>
    </>
  );
}
