import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../sync/client.ts';
import { useMe } from '../../../sync/context.tsx';
import { uploadFile } from '../../../sync/upload.ts';
import { useErrorText } from '../../error-text.ts';
import type { ReadyFile } from './plan-send.ts';

type Base = { key: string; file: File; localUrl: string };
export type Attaching =
  | (Base & { state: 'uploading'; share: number })
  | (Base & { state: 'ready'; ready: ReadyFile })
  | (Base & { state: 'failed'; words: string });

export type Attachments = {
  items: readonly Attaching[];
  ready: readonly ReadyFile[];
  /** nothing is on its way or broken */
  settled: boolean;
  add: (files: readonly File[]) => void;
  remove: (key: string) => void;
  /** after sending: the local pictures stay for the bubbles that show them */
  forget: () => void;
};

/** Files go up as soon as they are chosen, so that sending is instant. */
export function useAttachments(): Attachments {
  const csrfToken = useMe().csrf_token;
  const errorText = useErrorText();
  const [items, setItems] = useState<readonly Attaching[]>([]);
  const uploads = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const running = uploads.current;
    return () => running.forEach((upload) => upload.abort());
  }, []);

  const change = (key: string, next: (item: Attaching) => Attaching) =>
    setItems((held) => held.map((item) => (item.key === key ? next(item) : item)));

  const upload = async (item: Base) => {
    const controller = new AbortController();
    uploads.current.set(item.key, controller);
    try {
      const done = await uploadFile(item.file, {
        csrfToken,
        signal: controller.signal,
        onProgress: (share) =>
          change(item.key, (held) => (held.state === 'uploading' ? { ...held, share } : held)),
      });
      const ready = {
        attachmentId: done.id,
        kind: done.kind,
        fileName: item.file.name,
        localUrl: item.localUrl,
      };
      change(item.key, () => ({ ...item, state: 'ready', ready }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      change(item.key, () => ({ ...item, state: 'failed', words: errorText(error) }));
    } finally {
      uploads.current.delete(item.key);
    }
  };

  const add = (files: readonly File[]) => {
    const added = files.map((file) => ({
      key: crypto.randomUUID(),
      file,
      localUrl: URL.createObjectURL(file),
    }));
    setItems((held) => [
      ...held,
      ...added.map((item) => ({ ...item, state: 'uploading' as const, share: 0 })),
    ]);
    for (const item of added) void upload(item);
  };
  const remove = (key: string) => {
    uploads.current.get(key)?.abort();
    const item = items.find((one) => one.key === key);
    if (item) URL.revokeObjectURL(item.localUrl);
    setItems((held) => held.filter((one) => one.key !== key));
  };
  const forget = useCallback(() => setItems([]), []);
  const ready = items.flatMap((item) => (item.state === 'ready' ? item.ready : []));
  return { items, ready, settled: ready.length === items.length, add, remove, forget };
}

export function filesOf(data: DataTransfer): File[] {
  return [...data.files];
}
