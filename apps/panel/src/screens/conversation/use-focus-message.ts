import { type RefObject, useEffect, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useSync } from '../../sync/context.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { ThreadItem } from './rules/group-thread.ts';

const FLASH_MS = 2400;

type Options = {
  conversationId: string;
  /** the message somebody came for; null: the end */
  focusId: string | null;
  ready: boolean;
  items: readonly ThreadItem[];
  list: RefObject<VirtualizerHandle | null>;
  onLeaveEnd: () => void;
  /** found or not: the address need not name it any more */
  onDone: () => void;
};

/** Goes back in time until the message is held, brings it to the middle, and lets it glow for a moment. */
export function useFocusMessage({
  conversationId,
  focusId,
  ready,
  items,
  list,
  onLeaveEnd,
  onDone,
}: Options) {
  const t = useT();
  const { inbox } = useSync();
  const [seeking, setSeeking] = useState(false);
  const [target, setTarget] = useState<string | null>(null);
  const [flashId, setFlashId] = useState<string | null>(null);

  useEffect(() => {
    if (focusId === null || !ready) return;
    const controller = new AbortController();
    setSeeking(true);
    onLeaveEnd();
    void inbox.loadUntil(conversationId, focusId, controller.signal).then((found) => {
      if (controller.signal.aborted) return;
      setSeeking(false);
      if (found) setTarget(focusId);
      else showToast('bad', t('thread.notFound'));
      onDone();
    });
    return () => controller.abort();
    // `onLeaveEnd` and `onDone` are new at each render and mean the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focusId, ready, inbox, conversationId]);

  const index = target === null ? -1 : findItem(items, target);
  useEffect(() => {
    if (target === null || index === -1) return;
    setFlashId(target);
    const go = () => list.current?.scrollToIndex(index, { align: 'center' });
    go();
    // Rows above are measured as they come into view: the middle is found in a few steps.
    const timers = [30, 120, 300].map((delay) => setTimeout(go, delay));
    timers.push(
      setTimeout(() => setTarget(null), 350),
      setTimeout(() => setFlashId(null), FLASH_MS),
    );
    return () => timers.slice(0, 3).forEach(clearTimeout);
    // The place as it is when the message was found: what arrives afterwards does not pull the reader back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [target, index === -1]);

  return { seeking, flashId };
}

/** A reaction is drawn on another message: then the first row after it. */
function findItem(items: readonly ThreadItem[], messageId: string): number {
  return items.findIndex((item) => 'message' in item && item.message.id >= messageId);
}
