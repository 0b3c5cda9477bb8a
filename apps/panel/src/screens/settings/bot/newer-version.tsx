import type { Bot } from '@balcao/protocol';
import { CircleAlert } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import type { ApiError } from '../../../sync/client.ts';
import { useSync } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';

type Props = { base: Bot; typed: string; onLoad: (newest: Bot) => void; onDone: () => void };

/** Somebody published meanwhile: what was typed can be kept before their version takes its place. */
export function NewerVersion({ base, typed, onLoad, onDone }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const { client } = useSync();
  const load = async () => {
    onLoad(await client.call('getBot', { params: { id: base.id } }));
    onDone();
  };
  return (
    <div role="alert" className="px-5 py-4">
      <Notice tone="soon" icon={<CircleAlert size={16} className="text-soon" />}>
        <p>{t('bot.conflict', { version: base.version })}</p>
        <p className="flex flex-wrap gap-2 pt-2">
          <CopyButton text={typed} label={t('bot.copyTyped')} doneLabel={t('common.copied')} />
          <Button
            size="sm"
            className="h-9"
            onClick={() => void load().catch((failed: ApiError) => showToast('bad', errorText(failed)))}
          >
            {t('bot.loadNewest')}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
