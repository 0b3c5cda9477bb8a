import type { ReactNode } from 'react';
import { useT } from '../../i18n/settings/use-t.ts';
import type { ApiError } from '../../sync/client.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useErrorText } from '../error-text.ts';

type PageProps = {
  title: string;
  intro?: ReactNode;
  action?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

export function Page({ title, intro, action, wide = false, children }: PageProps) {
  return (
    <article
      className={`mx-auto px-4 pt-2 pb-16 md:px-8 md:pt-8 ${wide ? 'max-w-[1080px]' : 'max-w-[760px]'}`}
    >
      <header className="flex flex-wrap items-start justify-between gap-3 pb-6">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {intro && <p className="mt-1 max-w-[58ch] text-base text-pretty text-ink-2">{intro}</p>}
        </div>
        {action}
      </header>
      {children}
    </article>
  );
}

export function Card({
  title,
  hint,
  children,
  footer,
}: {
  title?: string;
  hint?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <section className="mb-5 overflow-hidden rounded-lg bg-surface shadow-1">
      {title && (
        <header className="px-5 pt-4">
          <h2 className="text-base font-semibold">{title}</h2>
          {hint && <p className="mt-0.5 text-sm text-pretty text-ink-2">{hint}</p>}
        </header>
      )}
      <div className="space-y-4 p-5">{children}</div>
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
          {footer}
        </footer>
      )}
    </section>
  );
}

type Read<T> = { data: T | undefined; error: ApiError | null; refetch: () => unknown };

/** Skeleton, error with a way out, or the page: the same three for every settings page. */
export function Loaded<T>({
  read,
  rows = 4,
  children,
}: {
  read: Read<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const t = useT();
  const errorText = useErrorText();
  if (read.data !== undefined) return children(read.data);
  if (read.error) {
    return (
      <div className="rounded-lg bg-surface shadow-1">
        <ErrorState
          text={errorText(read.error)}
          retry={t('common.retry')}
          onRetry={() => void read.refetch()}
        />
      </div>
    );
  }
  return (
    <div aria-hidden className="space-y-4 rounded-lg bg-surface p-5 shadow-1">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} className="h-12" />
      ))}
    </div>
  );
}
