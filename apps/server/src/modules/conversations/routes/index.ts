import type { FastifyInstance } from 'fastify';
import { addAddNote } from './add-note.ts';
import { addBlockContact } from './block-contact.ts';
import { addCloseConversation } from './close-conversation.ts';
import type { ConversationRoutesDeps } from './deps.ts';
import { addGetBotSession } from './get-bot-session.ts';
import { addGetConversation } from './get-conversation.ts';
import { addGetMessage } from './get-message.ts';
import { addListConversations } from './list-conversations.ts';
import { addListMessages } from './list-messages.ts';
import { addReadConversation } from './read-conversation.ts';
import { addReleaseConversation } from './release-conversation.ts';
import { addReplyToConversation } from './reply-to-conversation.ts';
import { addResendMessage } from './resend-message.ts';
import { addSendMessage } from './send-message.ts';
import { addUpdateConversation } from './set-priority.ts';
import { addTakeConversation } from './take-conversation.ts';
import { addTransferConversation } from './transfer-conversation.ts';

export function addConversationRoutes(app: FastifyInstance, deps: ConversationRoutesDeps): void {
  addListConversations(app, deps);
  addGetConversation(app, deps);
  addGetBotSession(app, deps);
  addListMessages(app, deps);
  addGetMessage(app, deps);
  addReplyToConversation(app, deps);
  addTakeConversation(app, deps);
  addReleaseConversation(app, deps);
  addCloseConversation(app, deps);
  addTransferConversation(app, deps);
  addUpdateConversation(app, deps);
  addAddNote(app, deps);
  addBlockContact(app, deps);
  addReadConversation(app, deps);
  addResendMessage(app, deps);
  addSendMessage(app, deps);
}
