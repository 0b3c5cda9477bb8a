import type { Bot } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleAlert, CornerDownRight, MessageSquareText, Plus, Webhook } from 'lucide-react';
import type { ReactNode } from 'react';
import { IntentsLanguage, useT } from '../../../i18n/intents/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Badge, Notice } from '../../../ui/states.tsx';
import { Page } from '../page.tsx';
import { HearingCard } from './hearing-card.tsx';
import { NoIntents } from './no-intents.tsx';
import { type Intent, intentsOf, mainLocaleOf, nameOf, nodesOf } from './rules/bot-nodes.ts';
import { areIntentsOff } from './rules/hearing.ts';
import { answersOf } from './rules/intent-draft.ts';
import { nameNode } from './rules/node-words.ts';
import { listPhrases } from './rules/word-lists.ts';
import { TryIt } from './try-it.tsx';
import { type ChosenBot, useChosenBot } from './use-chosen-bot.ts';
import { useHearingForm } from './use-hearing-form.ts';
import { WithBot } from './with-bot.tsx';

/** What the bot understands in free words, and who answers it. */
export function IntentsPage() {
  return (
    <IntentsLanguage>
      <Intents />
    </IntentsLanguage>
  );
}

function Intents() {
  const t = useT();
  const chosen = useChosenBot();
  const { search } = chosen;
  return (
    <Page
      wide
      title={t('intents.title')}
      intro={t('intents.intro')}
      action={chosen.isChosen ? <AddLink search={search} /> : !chosen.isListed && <PlaceOfLink />}
    >
      <WithBot chosen={chosen}>
        {(bot) => (
          <>
            {!chosen.isAlone && <WhichBot bot={bot} />}
            <Body key={bot.id} bot={bot} search={search} />
          </>
        )}
      </WithBot>
    </Page>
  );
}

function Body({ bot, search }: { bot: Bot; search: ChosenBot['search'] }) {
  const form = useHearingForm(bot);
  const intents = intentsOf(bot.definition);
  if (intents.length === 0) return <NoIntents action={<AddLink search={search} />} />;
  return (
    <>
      {areIntentsOff(bot.definition) && <Off />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <List bot={bot} intents={intents} search={search} />
        <div className="space-y-5 lg:sticky lg:top-8">
          <TryIt
            bot={form.bot}
            draft={form.isDirty ? { node: null, definition: form.definition } : undefined}
          />
          <HearingCard form={form} />
        </div>
      </div>
    </>
  );
}

/** Looks like a button and is a link: it opens in another tab, too. */
function AddLink({ search }: { search: ChosenBot['search'] }) {
  const t = useT();
  return (
    <Link
      to="/ajustes/intencoes/nova"
      search={search}
      className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-sm bg-accent px-3.5 text-base font-medium whitespace-nowrap text-accent-ink transition-colors duration-[--fast] hover:bg-accent-hover"
    >
      <Plus size={16} /> {t('intents.add')}
    </Link>
  );
}

/** On a phone the link has a line of its own: what is below stays where it is when it comes. */
const PlaceOfLink = () => <div aria-hidden className="h-9 w-36" />;

function WhichBot({ bot }: { bot: Bot }) {
  const t = useT();
  return (
    <p className="flex flex-wrap items-center gap-x-3 pb-4 text-sm text-ink-2">
      <span className="font-medium text-ink">{bot.name}</span>
      <Link to="/ajustes/intencoes" search={{}} className="text-accent-text hover:underline">
        {t('intents.otherBot')}
      </Link>
    </p>
  );
}

function Off() {
  const t = useT();
  return (
    <div className="pb-4">
      <Notice tone="soon" icon={<CircleAlert size={16} className="text-soon" />}>
        {t('intents.off')}
      </Notice>
    </div>
  );
}

type ListProps = { bot: Bot; intents: readonly Intent[]; search: ChosenBot['search'] };

function List({ bot, intents, search }: ListProps) {
  const t = useT();
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1">
      {intents.map((intent) => {
        const parameters = intent.node.parameters?.length ?? 0;
        return (
          <li key={intent.id} className="relative flex items-center gap-3 py-3.5 pr-4 pl-5 hover:bg-hover">
            <div className="min-w-0 flex-1">
              <Link
                to="/ajustes/intencoes/$node"
                params={{ node: intent.id }}
                search={search}
                className="inset-focus block truncate text-base font-medium after:absolute after:inset-0"
              >
                {nameOf(intent)}
              </Link>
              <Phrases bot={bot} intent={intent} />
              <p className="flex items-center gap-x-2 pt-1.5 text-sm text-ink-2">
                <Answerer bot={bot} intent={intent} />
                <span className="shrink-0 text-ink-3">
                  ·{' '}
                  {t('intents.phrases', {
                    count: listPhrases(intent.node.phrases, mainLocaleOf(bot.definition)).length,
                  })}
                  {parameters > 0 && ` · ${t('intents.parameters', { count: parameters })}`}
                </span>
              </p>
            </div>
            <ChevronRight size={17} className="shrink-0 text-ink-3" aria-hidden />
          </li>
        );
      })}
    </ul>
  );
}

const FIRST_PHRASES = 3;

function Phrases({ bot, intent }: { bot: Bot; intent: Intent }) {
  const phrases = listPhrases(intent.node.phrases, mainLocaleOf(bot.definition));
  return (
    <p className="truncate text-sm text-ink-2">
      {phrases
        .slice(0, FIRST_PHRASES)
        .map((phrase) => `“${phrase}”`)
        .join(' ')}
    </p>
  );
}

/** The webhook's name, a text, or the node that goes on; a webhook nobody registered is pointed out. */
function Answerer({ bot, intent }: { bot: Bot; intent: Intent }) {
  const t = useT();
  const webhooks = useEndpoint('listFulfillmentWebhooks', {}).data?.items;
  const { node } = intent;
  const answers = answersOf(node);
  switch (answers) {
    case 'webhook': {
      const slug = node.webhook ?? '';
      const known = webhooks?.find((one) => one.slug === slug);
      if (webhooks !== undefined && known === undefined)
        return (
          <span className="min-w-0 truncate">
            <Badge tone="bad">{t('intents.unknownWebhook', { slug })}</Badge>
          </span>
        );
      return <Said icon={<Webhook size={14} />}>{known?.name ?? slug}</Said>;
    }
    case 'text':
      return <Said icon={<MessageSquareText size={14} />}>{t('intents.byText')}</Said>;
    case 'step': {
      const step = node.next === undefined ? null : nameNode(node.next, nodesOf(bot.definition)[node.next]);
      return (
        <Said icon={<CornerDownRight size={14} />}>
          {step === null ? t('intents.byNobody') : t('intents.byStep', { step })}
        </Said>
      );
    }
    default:
      return answers satisfies never;
  }
}

const Said = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <span className="inline-flex min-w-0 items-center gap-1.5">
    <span aria-hidden className="shrink-0 text-ink-3">
      {icon}
    </span>
    <span className="truncate">{children}</span>
  </span>
);
