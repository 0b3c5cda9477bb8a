import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/fulfillment/use-t.ts';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { showToast } from '../../../ui/toast.tsx';

/** A small button beside what it copies. `label` says what that is. */
export function CopyIcon({ text, label, className }: { text: string; label: string; className?: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 1600);
    } catch {
      // Without https a browser has no clipboard for pages.
      showToast('bad', t('fulfillment.copyFailed'));
    }
  };
  return (
    <IconButton
      label={copied ? t('common.copied') : label}
      onClick={() => void copy()}
      className={classNames('!size-7', className)}
    >
      {copied ? <Check size={14} className="text-good" /> : <Copy size={14} />}
    </IconButton>
  );
}
