import type { Contact, Conversation } from '@balcao/protocol';
import { Ban, X } from 'lucide-react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useInbox } from '../../../sync/context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { formatPhone } from '../../../ui/format/values.ts';
import { Badge, Skeleton } from '../../../ui/states.tsx';
import { KEYS } from '../../shell/keys.ts';
import { BotPlace } from './bot-place.tsx';
import { ContactAttributes } from './contact-attributes.tsx';
import { ContactEmail } from './contact-email.tsx';
import { ContactName } from './contact-name.tsx';
import { ContactTags } from './contact-tags.tsx';
import { PastConversations } from './past-conversations.tsx';
import { Ratings } from './ratings.tsx';
import { Row } from './row.tsx';
import { Section } from './section.tsx';
import { SlaDetail } from './sla-detail.tsx';

type Props = {
  conversation: Conversation;
  tagging: boolean;
  onTagging: (open: boolean) => void;
  onClose: () => void;
};

/** Who is speaking: what is known of them, what was promised, and what was said before. */
export function ContextPanel({ conversation, tagging, onTagging, onClose }: Props) {
  const t = useT();
  const contact = useInbox((state) => state.snapshot.contacts[conversation.contact.id]?.value);
  return (
    <div className="pb-6">
      <header className="flex h-14 items-center justify-between pr-2 pl-4">
        <h2 className="text-sm font-semibold">{t('context.title')}</h2>
        <IconButton label={t('context.fold')} keys={KEYS.panel} onClick={onClose}>
          <X size={17} />
        </IconButton>
      </header>
      {contact === undefined ? (
        <PanelSkeleton />
      ) : (
        <Known contact={contact} conversation={conversation} tagging={tagging} onTagging={onTagging} />
      )}
    </div>
  );
}

type KnownProps = Omit<Props, 'onClose'> & { contact: Contact };

function Known({ contact, conversation, tagging, onTagging }: KnownProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <div className="flex flex-col items-center gap-2.5 px-4 pt-1 pb-5">
        <Avatar name={contact.name} size={64} />
        <ContactName contact={contact} />
        {contact.blocked && (
          <Badge tone="bad">
            <Ban size={12} /> {t('context.blocked')}
          </Badge>
        )}
      </div>
      <Section title={t('context.tags')}>
        <ContactTags contact={contact} open={tagging} onOpen={onTagging} />
      </Section>
      <Section title={t('context.contact')}>
        <dl className="space-y-2 text-sm">
          {contact.phone && <Row name={t('context.phone')} value={formatPhone(contact.phone)} />}
          {contact.username && (
            <Row name={t('context.username')} value={`@${contact.username.replace(/^@/, '')}`} />
          )}
          <ContactEmail contact={contact} />
          {contact.identities.map(({ kind, value }) =>
            kind === 'wa_id' || kind === 'bsuid' ? (
              <Row key={`${kind}-${value}`} name={t(`identity.${kind}`)} value={value} mono />
            ) : null,
          )}
          <Row name={t('context.since')} value={formatMoment(contact.created_at, locale)} />
        </dl>
      </Section>
      <Section title={t('context.attributes')}>
        <ContactAttributes contact={contact} />
      </Section>
      <SlaDetail conversation={conversation} />
      <Section title={t('context.ratings')}>
        <Ratings contactId={contact.id} currentId={conversation.id} />
      </Section>
      <Section title={t('session.title')} folded={conversation.owner.type !== 'bot'}>
        <BotPlace conversationId={conversation.id} />
      </Section>
      <Section title={t('context.past')}>
        <PastConversations contactId={contact.id} currentId={conversation.id} />
      </Section>
    </>
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
