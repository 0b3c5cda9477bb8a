import type { Conversation } from '@balcao/protocol';
import {
  Archive,
  ArchiveRestore,
  ArrowLeft,
  ArrowRightLeft,
  Ban,
  Bot,
  Clock3,
  Ellipsis,
  Hand,
  PanelRight,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu, type MenuItem } from '../../../ui/menu.tsx';
import { KEYS } from '../../shell/keys.ts';
import { nameOf } from '../rules/name-of.ts';
import type { ConversationActions } from '../use-conversation-actions.ts';
import type { Rights } from '../use-rights.ts';
import { HeaderFacts } from './header-facts.tsx';
import { PriorityMenu } from './priority-menu.tsx';

export type HeaderDialog = 'transfer' | 'close' | 'block';

type Props = {
  conversation: Conversation;
  rights: Rights;
  actions: ConversationActions;
  onBack: () => void;
  onDialog: (dialog: HeaderDialog) => void;
  panelOpen: boolean;
  onPanel: () => void;
  priorityOpen: boolean;
  onPriorityOpen: (open: boolean) => void;
};

/** Who it is, how it stands, and what can be done about it. */
export function ConversationHeader(props: Props) {
  const t = useT();
  const { conversation, rights, actions, onBack, onDialog, panelOpen, onPanel } = props;
  const { contact } = conversation;
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 @talk/talk:gap-3 @talk/talk:px-4">
      <IconButton label={t('common.back')} onClick={onBack} className="@two/panes:hidden">
        <ArrowLeft size={19} />
      </IconButton>
      <span className="@max-[400px]/talk:hidden">
        <Avatar name={contact.name} size={34} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-1">
          <h2 className="min-w-0 truncate text-base leading-5 font-semibold">
            {nameOf(contact) ?? t('contact.unnamed')}
          </h2>
          {contact.blocked && (
            <Ban size={14} aria-label={t('inbox.blocked')} className="shrink-0 text-ink-3" />
          )}
          <PriorityMenu
            priority={conversation.priority}
            onChange={rights.prioritize ? actions.setPriority : null}
            open={props.priorityOpen}
            onOpenChange={props.onPriorityOpen}
          />
        </div>
        <HeaderFacts conversation={conversation} mine={rights.mine} />
      </div>
      {rights.take && (
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
      {rights.reopen && (
        <Button size="sm" busy={actions.busy === 'take'} onClick={actions.take} className="h-8">
          <ArchiveRestore size={15} /> {t('conversation.reopen')}
        </Button>
      )}
      {rights.transfer && (
        <Action
          label={t('conversation.transfer')}
          keys={KEYS.transfer}
          icon={<ArrowRightLeft size={16} />}
          compact={rights.take}
          onClick={() => onDialog('transfer')}
        />
      )}
      {rights.release && (
        <IconButton
          label={t('conversation.toBot')}
          keys={KEYS.toBot}
          disabled={actions.busy === 'release'}
          onClick={() => actions.release('bot')}
          className="@max-talk/talk:hidden"
        >
          <Bot size={17} />
        </IconButton>
      )}
      {rights.close && (
        <Action
          label={t('conversation.close')}
          keys={KEYS.close}
          icon={<Archive size={16} />}
          compact={rights.take}
          onClick={() => onDialog('close')}
        />
      )}
      <MoreMenu {...props} />
      <IconButton label={t('context.toggle')} keys={KEYS.panel} active={panelOpen} onClick={onPanel}>
        <PanelRight size={18} />
      </IconButton>
    </header>
  );
}

type ActionProps = {
  label: string;
  keys: string;
  icon: ReactNode;
  /** beside something more important */
  compact: boolean;
  onClick: () => void;
};

/** With its word where there is room, as a drawing where there is not, and in the menu on a phone. */
function Action({ label, keys, icon, compact, onClick }: ActionProps) {
  if (compact) {
    return (
      <IconButton label={label} keys={keys} onClick={onClick} className="@max-talk/talk:hidden">
        {icon}
      </IconButton>
    );
  }
  return (
    <>
      <Button
        size="sm"
        onClick={onClick}
        title={`${label} (${keys.toUpperCase()})`}
        className="h-8 @max-wide/talk:hidden"
      >
        {icon} {label}
      </Button>
      <IconButton
        label={label}
        keys={keys}
        onClick={onClick}
        className="@max-[400px]/talk:hidden @wide/talk:hidden"
      >
        {icon}
      </IconButton>
    </>
  );
}

function MoreMenu({ conversation, rights, actions, onDialog }: Props) {
  const t = useT();
  const { blocked } = conversation.contact;
  if (!rights.agent) return null;
  const items: (MenuItem | false)[] = [
    rights.transfer && {
      id: 'transfer',
      label: t('conversation.transfer'),
      keys: KEYS.transfer,
      icon: <ArrowRightLeft size={16} />,
      onSelect: () => onDialog('transfer'),
    },
    rights.release && {
      id: 'bot',
      label: t('conversation.toBot'),
      keys: KEYS.toBot,
      icon: <Bot size={16} />,
      onSelect: () => actions.release('bot'),
    },
    rights.release && {
      id: 'queue',
      label: t('conversation.toQueue'),
      keys: KEYS.toQueue,
      icon: <Clock3 size={16} />,
      onSelect: () => actions.release('queue'),
    },
    rights.close && {
      id: 'close',
      label: t('conversation.close'),
      keys: KEYS.close,
      icon: <Archive size={16} />,
      onSelect: () => onDialog('close'),
    },
    {
      id: 'block',
      label: t(blocked ? 'conversation.unblock' : 'conversation.block'),
      keys: KEYS.block,
      icon: <Ban size={16} />,
      danger: !blocked,
      parted: rights.transfer || rights.close,
      onSelect: () => onDialog('block'),
    },
  ];
  return (
    <Menu
      trigger={
        <IconButton label={t('conversation.more')}>
          <Ellipsis size={18} />
        </IconButton>
      }
      items={items.filter((item) => item !== false)}
    />
  );
}
