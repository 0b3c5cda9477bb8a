import type { Conversation } from '@balcao/protocol';
import { Archive, Bot, Clock3, Eye, Hand, LayoutTemplate, UserRound } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocale, useT } from '../../../i18n/use-t.tsx';
import { useMe } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { useNow } from '../../../ui/time.tsx';
import { decideComposer } from '../rules/composer-state.ts';
import type { ConversationActions } from '../use-conversation-actions.ts';
import { Writer } from './writer.tsx';

const TemplatePicker = lazy(() =>
  import('./template-picker.tsx').then((m) => ({ default: m.TemplatePicker })),
);

type Props = {
  conversation: Conversation;
  actions: ConversationActions;
  replyToId: string | null;
  onReplyTo: (id: string | null) => void;
};

/** The foot of a conversation: a place to write, or why not and the way there. */
export function Composer(props: Props) {
  const t = useT();
  const me = useMe();
  const locale = useLocale();
  const now = useNow(15_000);
  const [picking, setPicking] = useState(false);
  const { conversation, actions } = props;
  const state = decideComposer(conversation, me.user, now);
  const take = (
    <Button look="primary" busy={actions.busy === 'take'} onClick={actions.take}>
      <Hand size={16} /> {t('conversation.take')}
    </Button>
  );
  const gate = () => {
    switch (state.kind) {
      case 'write':
        return (
          <Writer
            {...props}
            remainingMs={state.soon ? state.remainingMs : null}
            onTemplate={() => setPicking(true)}
          />
        );
      case 'viewer':
        return <Gate icon={<Eye size={18} />} text={t('gate.viewer')} />;
      case 'closed':
        return (
          <Gate
            icon={<Archive size={18} />}
            text={state.at ? t('gate.closed', { at: formatMoment(state.at, locale) }) : t('gate.closedPlain')}
          />
        );
      case 'take_from':
        return (
          <Gate
            icon={state.owner === 'bot' ? <Bot size={18} /> : <Clock3 size={18} />}
            text={t(state.owner === 'bot' ? 'gate.bot' : 'gate.queue')}
            action={take}
          />
        );
      case 'take_from_agent':
        return (
          <Gate icon={<UserRound size={18} />} text={t('gate.agent', { name: state.name })} action={take} />
        );
      case 'window_closed':
        return (
          <Gate
            icon={<Clock3 size={18} />}
            text={t(state.since === null ? 'gate.neverWrote' : 'gate.window')}
            action={
              <Button look="primary" onClick={() => setPicking(true)}>
                <LayoutTemplate size={16} /> {t('gate.pickTemplate')}
              </Button>
            }
          />
        );
      default:
        return state satisfies never;
    }
  };
  return (
    <>
      {gate()}
      <Suspense fallback={null}>
        {picking && <TemplatePicker conversation={conversation} onClose={() => setPicking(false)} />}
      </Suspense>
    </>
  );
}

function Gate({ icon, text, action }: { icon: ReactNode; text: string; action?: ReactNode }) {
  return (
    <footer className="flex min-h-[68px] shrink-0 items-center gap-3 border-t border-line bg-surface px-4 py-3">
      <span className="shrink-0 text-ink-3">{icon}</span>
      <p className="min-w-0 flex-1 text-sm text-pretty text-ink-2">{text}</p>
      {action}
    </footer>
  );
}
