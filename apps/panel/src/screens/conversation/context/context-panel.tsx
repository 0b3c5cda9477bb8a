import type { Contact, Conversation } from '@balcao/protocol';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../../../i18n/use-t.tsx';
import { useInbox } from '../../../sync/context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { formatPhone } from '../../../ui/format/values.ts';
import { Skeleton } from '../../../ui/states.tsx';
import { BotPlace } from './bot-place.tsx';
import { ContactName } from './contact-name.tsx';
import { ContactTags } from './contact-tags.tsx';
import { PastConversations } from './past-conversations.tsx';

type Props = { conversation: Conversation; onClose: () => void };

/** Who is speaking: what is known of them, and what was said before. */
export function ContextPanel({ conversation, onClose }: Props) {
  const t = useT();
  const contact = useInbox((state) => state.snapshot.contacts[conversation.contact.id]?.value);
  return (
    <div className="pb-6">
      <header className="flex h-14 items-center justify-between pr-2 pl-4">
        <h2 className="text-sm font-semibold">{t('context.title')}</h2>
        <IconButton label={t('context.fold')} keys="i" onClick={onClose}>
          <X size={17} />
        </IconButton>
      </header>
      {contact === undefined ? <PanelSkeleton /> : <Known contact={contact} conversation={conversation} />}
    </div>
  );
}

function Known({ contact, conversation }: { contact: Contact; conversation: Conversation }) {
  const t = useT();
  const locale = useLocale();
  const attributes = Object.entries(contact.attributes);
  return (
    <>
      <div className="flex flex-col items-center gap-2.5 px-4 pt-1 pb-5">
        <Avatar name={contact.name} size={64} />
        <ContactName contact={contact} />
      </div>
      <Section title={t('context.contact')}>
        <dl className="space-y-2 text-sm">
          {contact.phone && <Row name={t('context.phone')} value={formatPhone(contact.phone)} />}
          {contact.username && (
            <Row name={t('context.username')} value={`@${contact.username.replace(/^@/, '')}`} />
          )}
          {contact.email && <Row name={t('context.email')} value={contact.email} />}
          {contact.identities.map(({ kind, value }) =>
            kind === 'wa_id' || kind === 'bsuid' ? (
              <Row key={`${kind}-${value}`} name={t(`identity.${kind}`)} value={value} mono />
            ) : null,
          )}
          <Row name={t('context.since')} value={formatMoment(contact.created_at, locale)} />
        </dl>
      </Section>
      <Section title={t('context.tags')}>
        <ContactTags contact={contact} />
      </Section>
      {attributes.length > 0 && (
        <Section title={t('context.attributes')}>
          <dl className="space-y-2 text-sm">
            {attributes.map(([name, value]) => (
              <Row
                key={name}
                name={name.replaceAll('_', ' ')}
                value={typeof value === 'string' ? value : JSON.stringify(value)}
              />
            ))}
          </dl>
        </Section>
      )}
      <Section title={t('session.title')}>
        <BotPlace conversationId={conversation.id} />
      </Section>
      <Section title={t('context.past')}>
        <PastConversations contactId={contact.id} currentId={conversation.id} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 py-4">
      <h3 className="pb-2.5 text-xs font-semibold text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

function Row({ name, value, mono = false }: { name: string; value: string; mono?: boolean }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 truncate text-ink-3" title={name}>
        {name}
      </dt>
      <dd className={mono ? 'min-w-0 font-mono text-xs leading-5 break-all' : 'tabular min-w-0 break-words'}>
        {value}
      </dd>
    </div>
  );
}

function PanelSkeleton() {
  return (
    <div aria-hidden className="flex flex-col items-center gap-3 px-4">
      <Skeleton className="size-16 !rounded-full" />
      <Skeleton className="h-4 w-36" />
      <Skeleton className="mt-6 h-24 w-full" />
      <Skeleton className="h-16 w-full" />
    </div>
  );
}
