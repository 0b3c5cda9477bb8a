import type { ConversationPorts } from '../conversations/index.ts';

export type SlaPorts = {
  conversations: ConversationPorts;
  /** where the panel is, for links in mails */
  publicUrl: () => string;
};
