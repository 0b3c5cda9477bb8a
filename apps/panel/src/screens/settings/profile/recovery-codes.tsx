import { Download } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useMe } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { downloadText } from '../../../ui/download-text.ts';
import { Notice } from '../../../ui/states.tsx';

/** Shown once: closed only after somebody says that they are kept. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useT();
  const { user } = useMe();
  const [kept, setKept] = useState(false);
  const text = `${t('factor.fileHead', { email: user.email })}\n\n${codes.join('\n')}\n`;
  return (
    <Dialog
      open
      onClose={() => kept && onClose()}
      title={t('factor.codesTitle')}
      closeLabel={t('common.close')}
      footer={
        <Button look="primary" disabled={!kept} onClick={onClose}>
          {t('factor.finish')}
        </Button>
      }
    >
      <div className="space-y-4">
        <Notice tone="good">{t('factor.turnedOn')}</Notice>
        <p className="text-base text-pretty text-ink-2">{t('factor.codesText')}</p>
        <ul className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-sm bg-sunken p-4 font-mono text-base">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={codes.join('\n')} label={t('common.copy')} doneLabel={t('common.copied')} />
          <Button size="sm" className="!h-9" onClick={() => downloadText('balcao-codigos.txt', text)}>
            <Download size={15} /> {t('factor.download')}
          </Button>
        </div>
        <Checkbox
          label={t('factor.kept')}
          checked={kept}
          onChange={(event) => setKept(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}
