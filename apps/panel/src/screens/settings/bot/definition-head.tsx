import type { Bot } from '@balcao/protocol';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { Badge } from '../../../ui/states.tsx';

type Props = {
  bot: Bot;
  changed: boolean;
  canEdit: boolean;
  canCheck: boolean;
  busy: boolean;
  onUndo: () => void;
  onCheck: () => void;
  onPublish: () => void;
};

/** Which version this is, and what can be done with what was typed. */
export function DefinitionHead({ bot, changed, canEdit, canCheck, busy, ...act }: Props) {
  const t = useT();
  const locale = useLocale();
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-5 py-3">
      <h2 className="text-base font-semibold">{bot.name}</h2>
      <Badge tone={changed ? 'soon' : 'good'}>
        {changed ? t('bot.draft') : t('bot.version', { version: bot.version })}
      </Badge>
      {bot.published_at && !changed && (
        <span className="text-sm text-ink-3">
          {t('bot.publishedAt', { at: formatMoment(bot.published_at, locale) })}
        </span>
      )}
      <span className="flex-1" />
      {canEdit && (
        <>
          {changed && (
            <Button size="sm" look="ghost" onClick={act.onUndo}>
              {t('bot.undo')}
            </Button>
          )}
          <Button size="sm" busy={busy} disabled={!canCheck} onClick={act.onCheck}>
            {t('bot.check')}
          </Button>
          <Button size="sm" look="primary" disabled={!canCheck || !changed} onClick={act.onPublish}>
            {t('bot.publish')}
          </Button>
        </>
      )}
    </header>
  );
}
