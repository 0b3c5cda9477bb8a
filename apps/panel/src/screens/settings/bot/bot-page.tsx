import { Link } from '@tanstack/react-router';
import { Bot as BotIcon } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Loaded, Page } from '../page.tsx';
import { DefinitionEditor } from './definition-editor.tsx';

/** The published definition as JSON. */
export function BotPage() {
  const t = useT();
  const bots = useEndpoint('listBots', {});
  const id = bots.data?.items[0]?.id;
  const bot = useEndpoint('getBot', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  return (
    <Page
      wide
      title={t('settings.bot')}
      intro={
        <>
          {t('bot.intro')} {t('bot.intents')}{' '}
          <Link to="/ajustes/intencoes" className="text-accent-text underline">
            {t('settings.intents')}
          </Link>
          .
        </>
      }
    >
      {bots.data?.items.length === 0 ? (
        <EmptyState icon={<BotIcon size={20} />} text={t('bot.none')} />
      ) : (
        <Loaded
          read={bots.error ? { data: undefined, error: bots.error, refetch: bots.refetch } : bot}
          rows={6}
        >
          {(found) => <DefinitionEditor key={found.id} bot={found} />}
        </Loaded>
      )}
    </Page>
  );
}
