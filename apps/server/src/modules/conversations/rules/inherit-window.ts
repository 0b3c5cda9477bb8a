import type { ConversationRow, ServiceWindow } from '../conversation.types.ts';

/** The later of what the conversation knows and what earlier ones of the line knew. */
export function inheritWindow(conversation: ConversationRow, former: ServiceWindow | undefined): void {
  const known = conversation.window_expires_at?.getTime() ?? 0;
  if (!former?.window_expires_at || former.window_expires_at.getTime() <= known) return;
  conversation.last_inbound_at = former.last_inbound_at;
  conversation.window_expires_at = former.window_expires_at;
}
