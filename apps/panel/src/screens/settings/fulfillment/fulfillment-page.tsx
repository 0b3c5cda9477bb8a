import { useSearch } from '@tanstack/react-router';
import { FulfillmentLanguage, useT } from '../../../i18n/fulfillment/use-t.ts';
import { useT as useSettingsT } from '../../../i18n/settings/use-t.ts';
import { Page } from '../page.tsx';
import { CallsSection } from './calls/calls-section.tsx';
import { QueriesSection } from './queries/queries-section.tsx';
import { parseFulfillmentSearch } from './rules/fulfillment-search.ts';
import { SectionLinks } from './section-links.tsx';
import { WebhooksSection } from './webhooks/webhooks-section.tsx';

/** Who answers the bot's intents, what went along, and what became of each call. */
export function FulfillmentPage() {
  return (
    <FulfillmentLanguage>
      <Sections />
    </FulfillmentLanguage>
  );
}

function Sections() {
  const t = useT();
  const settingsT = useSettingsT();
  const search = parseFulfillmentSearch(useSearch({ strict: false }));
  const section = search.aba ?? 'webhooks';
  return (
    <Page wide title={settingsT('settings.webhooks')} intro={t('fulfillment.intro')}>
      <SectionLinks section={section} />
      {section === 'webhooks' && <WebhooksSection />}
      {section === 'chamadas' && <CallsSection search={search} />}
      {section === 'fontes' && <QueriesSection />}
    </Page>
  );
}
