import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  description?: string;
  /** `side`: a sheet along the right edge */
  shape?: 'center' | 'side';
  wide?: boolean;
  children: ReactNode;
  footer?: ReactNode;
};

export function Dialog({ open, onClose, title, closeLabel, shape = 'center', ...props }: DialogProps) {
  const { description, wide = false, children, footer } = props;
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fade fixed inset-0 z-40 bg-shade" />
        <Radix.Content
          aria-describedby={description ? undefined : ''}
          onOpenAutoFocus={focusInside}
          className={classNames(
            'rise fixed z-40 flex flex-col bg-raised shadow-2 focus:outline-none',
            shape === 'side'
              ? 'inset-y-0 right-0 w-full max-w-[560px]'
              : classNames(
                  'inset-x-0 bottom-0 mx-auto max-h-[88dvh] w-full rounded-t-lg sm:top-[8vh] sm:bottom-auto sm:max-h-[84vh] sm:rounded-lg',
                  wide ? 'sm:max-w-[720px]' : 'sm:max-w-[460px]',
                ),
          )}
        >
          <header className="flex items-start gap-3 border-b border-line py-3 pr-3 pl-5">
            <div className="min-w-0 flex-1 py-1">
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-0.5 text-sm text-ink-2">{description}</Radix.Description>
              )}
            </div>
            <IconButton label={closeLabel} onClick={onClose}>
              <X size={18} />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/**
 * A field that asks for the focus keeps it; else the dialog itself takes it. On its close button the focus would
 * open a tooltip, and the first Escape would close that instead of the dialog.
 */
function focusInside(event: Event): void {
  const content = event.currentTarget;
  event.preventDefault();
  if (content instanceof HTMLElement && !content.contains(document.activeElement)) content.focus();
}
