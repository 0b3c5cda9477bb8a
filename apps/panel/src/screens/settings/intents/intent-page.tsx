import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { IntentsLanguage, useT } from '../../../i18n/intents/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Page } from '../page.tsx';
import { IntentEditor } from './intent-editor.tsx';
import { findIntent } from './rules/bot-nodes.ts';
import { type ChosenBot, useChosenBot } from './use-chosen-bot.ts';
import { WithBot } from './with-bot.tsx';

export function IntentPage() {
  return (
    <IntentsLanguage>
      <Existing />
    </IntentsLanguage>
  );
}

export function NewIntentPage() {
  return (
    <IntentsLanguage>
      <New />
    </IntentsLanguage>
  );
}

function Existing() {
  const t = useT();
  const { node: id = '' } = useParams({ strict: false });
  const chosen = useChosenBot();
  const bot = chosen.read.data;
  const stored = bot === undefined ? null : findIntent(bot.definition, id);
  return (
    <Page
      wide
      title={stored === null ? t('intents.title') : (stored.name ?? id)}
      intro={<Back {...chosen} />}
    >
      <WithBot chosen={chosen} rows={7}>
        {(found) => (
          <IntentEditor key={`${found.id} ${id}`} bot={found} id={id} search={chosen.search} usual="text" />
        )}
      </WithBot>
    </Page>
  );
}

function New() {
  const t = useT();
  const chosen = useChosenBot();
  const webhooks = useEndpoint('listFulfillmentWebhooks', {});
  // Which answer is offered first depends on it; that it cannot be read keeps nobody from writing a text.
  const isKnown = webhooks.data !== undefined || webhooks.error !== null;
  const usual = (webhooks.data?.items.length ?? 0) > 0 ? 'webhook' : 'text';
  return (
    <Page wide title={t('intent.newTitle')} intro={<Back {...chosen} />}>
      <WithBot chosen={isKnown ? chosen : { ...chosen, read: { ...chosen.read, data: undefined } }} rows={7}>
        {(bot) => <IntentEditor key={bot.id} bot={bot} id={null} search={chosen.search} usual={usual} />}
      </WithBot>
    </Page>
  );
}

function Back({ search }: Pick<ChosenBot, 'search'>) {
  const t = useT();
  return (
    <Link
      to="/ajustes/intencoes"
      search={search}
      className="inline-flex items-center gap-1 text-sm text-accent-text hover:underline"
    >
      <ArrowLeft size={14} /> {t('intent.back')}
    </Link>
  );
}
