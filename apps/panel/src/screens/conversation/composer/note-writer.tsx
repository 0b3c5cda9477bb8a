import { StickyNote } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useSync } from '../../../sync/context.tsx';
import { plainNote } from '../../../sync/outgoing.ts';
import { parseMentions, splitMentions } from '../rules/mentions.ts';
import { TextField } from './text-field.tsx';
import { useDraft } from './use-draft.ts';
import { useMentions } from './use-mentions.tsx';

const LONGEST_NOTE = 4000;

type Props = {
  conversationId: string;
  area: RefObject<HTMLTextAreaElement | null>;
  tabs: ReactNode;
  onLeave: () => void;
};

/** Paper, not a bubble: nobody takes it for what the customer gets. */
export function NoteWriter({ conversationId, area, tabs, onLeave }: Props) {
  const t = useT();
  const { inbox } = useSync();
  const [text, setText] = useDraft(conversationId, 'note');
  const { people, suggest } = useMentions();
  const words = text.trim();
  const canSave = words !== '' && words.length <= LONGEST_NOTE;
  const save = () => {
    if (!canSave) return;
    inbox.send(plainNote(conversationId, words, parseMentions(words, people)));
    setText('');
  };
  return (
    <footer className="shrink-0 border-t border-line bg-surface px-2 py-2 @talk/talk:px-4 @talk/talk:py-3">
      <div className="relative rounded-lg border border-note-line bg-note text-note-ink transition-shadow focus-within:ring-2 focus-within:ring-note-line">
        {tabs}
        <TextField
          id="composer"
          label={t('note.label')}
          placeholder={t('note.placeholder')}
          value={text}
          onChange={setText}
          area={area}
          marks={marksOf(text, people)}
          tone="mention"
          suggest={suggest}
          onSubmit={save}
          onEscape={onLeave}
        />
        <div className="flex items-center gap-2 p-1 pl-3">
          <span className="flex-1 text-xs opacity-80">{t('note.private')}</span>
          {words.length > LONGEST_NOTE && (
            <span className="tabular text-xs font-semibold text-bad">
              {words.length}/{LONGEST_NOTE}
            </span>
          )}
          <button
            type="button"
            onClick={save}
            disabled={!canSave}
            className="inline-flex h-8 items-center gap-1.5 rounded-sm bg-note-ink px-3 text-sm font-medium text-note transition-opacity disabled:opacity-40"
          >
            <StickyNote size={15} /> {t('note.save')}
          </button>
        </div>
      </div>
    </footer>
  );
}

function marksOf(text: string, people: Parameters<typeof splitMentions>[1]) {
  let at = 0;
  return splitMentions(text, people).flatMap((piece) => {
    const start = at;
    at += piece.text.length;
    return piece.mention ? [{ start, end: at }] : [];
  });
}
