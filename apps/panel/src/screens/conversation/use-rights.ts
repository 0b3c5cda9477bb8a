import type { Conversation } from '@balcao/protocol';
import { useCan, useMe } from '../../sync/context.tsx';

export type Rights = {
  /** this person answers it now */
  mine: boolean;
  /** may act on conversations at all */
  agent: boolean;
  take: boolean;
  reopen: boolean;
  release: boolean;
  transfer: boolean;
  resend: boolean;
  close: boolean;
  prioritize: boolean;
};

/** What this person may do to the conversation as it stands; the server decides anyway. */
export function useRights(conversation: Conversation | undefined): Rights {
  const me = useMe();
  const agent = useCan('agent');
  const supervisor = useCan('supervisor');
  const { status, owner } = conversation ?? {};
  const open = agent && status === 'open';
  // Whom we blocked nobody answers.
  const blocked = conversation?.contact.blocked ?? false;
  const mine = status === 'open' && owner?.type === 'agent' && owner.user?.id === me.user.id;
  const others = owner?.type === 'agent' && !mine;
  return {
    mine,
    agent,
    take: open && !mine && !blocked,
    reopen: agent && status === 'closed' && !blocked,
    release: open && mine,
    // In a colleague's conversation only they and supervisors act.
    transfer: open && (!others || supervisor),
    resend: open && (!others || supervisor),
    close: open,
    prioritize: open,
  };
}
