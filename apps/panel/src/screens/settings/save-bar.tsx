import type { ReactNode } from 'react';
import { useT } from '../../i18n/settings/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';

type SaveBarProps = {
  isDirty: boolean;
  busy: boolean;
  failure: string | null;
  /** what the button says; else “Salvar” */
  label?: string;
  /** what stands on the left, e.g. a way to undo */
  children?: ReactNode;
};

/** Stays at the lower edge of a long form: whether something is unsaved, why saving failed, and the button. */
export function SaveBar({ isDirty, busy, failure, label, children }: SaveBarProps) {
  const t = useT();
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-5 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t border-line bg-paper px-4 py-3 md:-mx-8 md:px-8">
      {failure !== null && (
        <div role="alert" className="min-w-0 flex-1 max-sm:basis-full">
          <Notice tone="bad">{failure}</Notice>
        </div>
      )}
      {children}
      {isDirty && <span className="text-sm text-ink-3">{t('company.unsaved')}</span>}
      <Button look="primary" type="submit" busy={busy} disabled={!isDirty}>
        {label ?? t('common.save')}
      </Button>
    </div>
  );
}
