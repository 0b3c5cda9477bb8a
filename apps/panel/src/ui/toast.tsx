import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';

export type Toast = { id: number; tone: 'good' | 'bad'; text: string };

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says what just happened; failures stay until read. */
export function showToast(tone: Toast['tone'], text: string): void {
  const id = nextId++;
  change([...toasts.slice(-2), { id, tone, text }]);
  setTimeout(() => dismiss(id), tone === 'good' ? 4000 : 9000);
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function Toasts({ closeLabel }: { closeLabel: string }) {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-50 flex flex-col items-center gap-2 px-4 md:bottom-28"
    >
      {shown.map((toast) => (
        <div
          key={toast.id}
          className="rise pointer-events-auto flex max-w-md items-center gap-2.5 rounded-lg bg-ink py-2.5 pr-2 pl-3.5 text-sm text-paper shadow-2"
        >
          {toast.tone === 'good' ? (
            <CircleCheck size={17} className="shrink-0" />
          ) : (
            <CircleAlert size={17} className="shrink-0" />
          )}
          <span className="min-w-0">{toast.text}</span>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={() => dismiss(toast.id)}
            className="grid size-6 place-items-center rounded-sm opacity-70 hover:opacity-100"
          >
            <X size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
