import type { BalcaoEvent } from '@balcao/protocol';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { useMe, useSync } from '../../../sync/context.tsx';
import { nameOf } from '../../conversation/rules/name-of.ts';
import type { AttentionSettingsStore } from './attention-settings.ts';
import { type Attention, decideAttention } from './decide-attention.ts';
import { oncePerBrowser } from './once-per-browser.ts';
import { playTone } from './play-tone.ts';
import { useNotificationWords } from './use-notification-words.ts';

/** Rings, and lets the browser tell, when something is about this person. */
export function useAttention(settings: AttentionSettingsStore): void {
  const t = useT();
  const sync = useSync();
  const userId = useMe().user.id;
  const navigate = useNavigate();
  const wordsOf = useNotificationWords();
  const { conversationId: openId = null } = useParams({ strict: false });
  const latest = useRef<(events: readonly BalcaoEvent[]) => void>(() => undefined);

  const tell = (attention: Attention) => {
    const shown = shownWords(attention);
    const note = new Notification(shown.title, { body: shown.body, tag: attention.tag, icon: '/icon.svg' });
    const conversationId =
      attention.kind === 'message' ? attention.conversation.id : attention.notification.conversation_id;
    note.addEventListener('click', () => {
      window.focus();
      note.close();
      if (conversationId !== null) {
        void navigate({ to: '/conversas/$conversationId', params: { conversationId } });
      }
    });
  };
  const shownWords = (attention: Attention) => {
    if (attention.kind === 'message') {
      const { contact } = attention.conversation;
      return { title: nameOf(contact) ?? t('contact.unnamed'), body: attention.preview };
    }
    const { title, about, words } = wordsOf(attention.notification);
    return { title, body: [about, words].filter(Boolean).join('\n') };
  };

  useEffect(() => {
    latest.current = (events) => {
      const inSight = document.visibilityState === 'visible' && document.hasFocus();
      const context = { userId, nowMs: Date.now(), lookingAt: inSight ? openId : null };
      for (const event of events) {
        const attention = decideAttention(event, context);
        if (attention === null) continue;
        const { sound, browser } = settings.store.get();
        if (sound) oncePerBrowser('tone', () => playTone(attention.kind));
        const allowed = 'Notification' in globalThis && Notification.permission === 'granted';
        if (browser && allowed && !inSight) oncePerBrowser(`tell.${event.seq}`, () => tell(attention));
      }
    };
  });
  useEffect(() => sync.onEvents((events) => latest.current(events)), [sync]);
}
