import type { Conversation } from '@balcao/protocol';
import { Archive, ArrowLeft, Bot, Clock3, Ellipsis, Hand, PanelRight } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';
import { useCan, useEndpoint } from '../../sync/context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatPhone } from '../../ui/format/values.ts';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { nameOf } from './rules/name-of.ts';
import type { ConversationActions } from './use-conversation-actions.ts';

type Props = {
  conversation: Conversation;
  mine: boolean;
  actions: ConversationActions;
  onBack: () => void;
  onClose: () => void;
  panelOpen: boolean;
  onPanel: () => void;
};

export function ConversationHeader({
  conversation,
  mine,
  actions,
  onBack,
  onClose,
  panelOpen,
  onPanel,
}: Props) {
  const t = useT();
  const { contact, owner } = conversation;
  const canAct = useCan('agent') && conversation.status === 'open';
  const toBot: MenuItem = {
    id: 'bot',
    label: t('conversation.toBot'),
    keys: 'b',
    icon: <Bot size={16} />,
    onSelect: () => actions.release('bot'),
  };
  const toQueue: MenuItem = {
    id: 'queue',
    label: t('conversation.toQueue'),
    keys: 'q',
    icon: <Clock3 size={16} />,
    onSelect: () => actions.release('queue'),
  };
  const close: MenuItem = {
    id: 'close',
    label: t('conversation.close'),
    keys: 'e',
    icon: <Archive size={16} />,
    onSelect: onClose,
  };
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line bg-surface px-2 @two:px-4">
      <IconButton label={t('common.back')} onClick={onBack} className="@two:hidden">
        <ArrowLeft size={19} />
      </IconButton>
      <Avatar name={contact.name} size={34} />
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-base leading-5 font-semibold">
          {nameOf(contact) ?? t('contact.unnamed')}
        </h2>
        <p className="tabular truncate text-sm leading-[18px] text-ink-3">
          <OwnerWords conversation={conversation} mine={mine} />
          {contact.phone && contact.name && (
            <span className="max-sm:hidden"> · {formatPhone(contact.phone)}</span>
          )}
          <ChannelName channelId={conversation.channel_id} />
        </p>
      </div>
      {canAct && !mine && (
        <Button
          size="sm"
          look="primary"
          busy={actions.busy === 'take'}
          onClick={actions.take}
          className="h-8"
        >
          <Hand size={15} /> {t('conversation.take')}
        </Button>
      )}
      {canAct && mine && (
        <Button
          size="sm"
          busy={actions.busy === 'release'}
          onClick={() => actions.release('bot')}
          className="h-8 max-md:hidden"
        >
          <Bot size={15} /> {t('conversation.toBot')}
        </Button>
      )}
      {canAct && (
        <Button size="sm" busy={actions.busy === 'close'} onClick={onClose} className="h-8 max-md:hidden">
          <Archive size={15} /> {t('conversation.close')}
        </Button>
      )}
      {canAct && (
        <Menu
          trigger={
            <IconButton label={t('conversation.more')}>
              <Ellipsis size={18} />
            </IconButton>
          }
          items={owner.type === 'bot' ? [close] : mine ? [toBot, toQueue, close] : [close]}
        />
      )}
      <IconButton label={t('context.toggle')} keys="i" active={panelOpen} onClick={onPanel}>
        <PanelRight size={18} />
      </IconButton>
    </header>
  );
}

function OwnerWords({ conversation, mine }: { conversation: Conversation; mine: boolean }) {
  const t = useT();
  const { owner, department } = conversation;
  if (conversation.status === 'closed') return t('owner.closed');
  if (mine) return t('owner.withYou');
  switch (owner.type) {
    case 'bot':
      return t('owner.withBot');
    case 'queue':
      return department ? t('owner.inQueueOf', { department: department.name }) : t('owner.inQueue');
    case 'agent':
      return t('owner.with', { name: owner.user?.name ?? '' });
    default:
      return owner.type satisfies never;
  }
}

function ChannelName({ channelId }: { channelId: string }) {
  const channels = useEndpoint('listChannels', {}).data?.items ?? [];
  if (channels.length < 2) return null;
  const name = channels.find((channel) => channel.id === channelId)?.name;
  return name ? <span className="max-sm:hidden"> · {name}</span> : null;
}
