import type { Conversation } from '@balcao/protocol';
import { type RefObject, useMemo } from 'react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useSync } from '../../sync/context.tsx';
import { type Command, useCommands } from '../shell/commands.tsx';
import { KEYS } from '../shell/keys.ts';
import type { ComposerHandle } from './composer/composer.tsx';
import type { HeaderDialog } from './header/conversation-header.tsx';
import type { ConversationActions } from './use-conversation-actions.ts';
import type { Rights } from './use-rights.ts';

type Options = {
  conversation: Conversation | undefined;
  rights: Rights;
  actions: ConversationActions;
  composer: RefObject<ComposerHandle | null>;
  onDialog: (dialog: HeaderDialog) => void;
  onPriority: () => void;
  onReplyTo: (id: string) => void;
  onPanel: () => void;
  onTags: () => void;
  onBack: () => void;
};

/** Every action of an open conversation, with its key. */
export function useConversationCommands(options: Options): void {
  const t = useT();
  const { inbox } = useSync();
  const { conversation, rights, actions, composer } = options;
  const { onDialog, onPriority, onReplyTo, onPanel, onTags, onBack } = options;
  const id = conversation?.id;
  const blocked = conversation?.contact.blocked ?? false;
  const commands = useMemo<Command[]>(() => {
    const one = (name: string, label: string, keys: string, run: () => void): Command => ({
      id: name,
      group: 'conversation',
      label,
      keys,
      run,
    });
    const when = (allowed: boolean, ...list: Command[]) => (allowed ? list : []);
    const lastOfCustomer = () =>
      inbox.store
        .get()
        .snapshot.threads[id ?? '']?.value.findLast(
          (message) => message.direction === 'inbound' && message.wamid !== null,
        )?.id;
    return [
      ...when(rights.take, one('take', t('keys.take'), KEYS.take, actions.take)),
      ...when(rights.reopen, one('reopen', t('keys.reopen'), KEYS.reopen, actions.take)),
      ...when(
        rights.transfer,
        one('transfer', t('keys.transfer'), KEYS.transfer, () => onDialog('transfer')),
      ),
      ...when(
        rights.release,
        one('release', t('keys.release'), KEYS.toBot, () => actions.release('bot')),
        one('toQueue', t('keys.toQueue'), KEYS.toQueue, () => actions.release('queue')),
      ),
      ...when(
        rights.close,
        one('close', t('keys.close'), KEYS.close, () => onDialog('close')),
      ),
      ...when(rights.prioritize, one('priority', t('keys.priority'), KEYS.priority, onPriority)),
      ...when(
        rights.agent,
        one('note', t('keys.note'), KEYS.note, () => composer.current?.write('note')),
        one('tags', t('keys.tags'), KEYS.tags, onTags),
        one('block', blocked ? t('conversation.unblock') : t('conversation.block'), KEYS.block, () =>
          onDialog('block'),
        ),
      ),
      ...when(
        rights.mine,
        one('reply', t('keys.reply'), KEYS.reply, () => composer.current?.write('reply')),
        one('canned', t('keys.canned'), KEYS.canned, () => composer.current?.write('reply', '/')),
        one('template', t('keys.template'), KEYS.template, () => composer.current?.pickTemplate()),
        one('quote', t('keys.quote'), KEYS.quote, () => {
          const last = lastOfCustomer();
          if (last !== undefined) onReplyTo(last);
        }),
        one('react', t('keys.react'), KEYS.react, () => {
          const last = lastOfCustomer();
          document.querySelector<HTMLElement>(`[data-react="${last}"]`)?.click();
        }),
      ),
      one('handoff', t('keys.handoff'), KEYS.handoff, () => {
        document.querySelector<HTMLElement>('[data-handoff]')?.click();
      }),
      { id: 'panel', group: 'view', label: t('keys.panel'), keys: KEYS.panel, run: onPanel },
      { id: 'back', group: 'view', label: t('keys.back'), keys: KEYS.back, run: onBack },
    ];
  }, [
    t,
    inbox,
    id,
    blocked,
    rights,
    actions,
    composer,
    onDialog,
    onPriority,
    onReplyTo,
    onPanel,
    onTags,
    onBack,
  ]);
  useCommands(commands);
}
