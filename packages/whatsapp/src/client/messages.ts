import { readArray, readRecord, readText } from '../read-json.ts';
import type { RenderedMessage } from '../send/render-message.ts';
import { type CallOptions, type Graph, pathId, unreadable } from './graph-call.ts';

export type SentMessage = {
  wamid: string;
  /** an identity of the recipient: may differ from the number sent to */
  waId?: string;
  userId?: string;
  groupId?: string;
  /** templates only: `accepted`, `held_for_quality_assessment`, `paused` */
  messageStatus?: string;
};

export const createMessageCalls = (graph: Graph) => ({
  /** Hands a rendered message to Meta. Success means accepted; whether it arrived comes as status webhooks. */
  sendMessage: async (
    phoneNumberId: string,
    message: RenderedMessage,
    options: CallOptions = {},
  ): Promise<SentMessage> => {
    const path = `${pathId(phoneNumberId)}/messages`;
    const answer = await graph.call('POST', path, { body: message, signal: options.signal });
    const first = readRecord(readArray(answer.messages)[0]);
    const wamid = readText(first?.id);
    if (wamid === undefined) throw unreadable('message id', true, answer);
    const contact = readRecord(readArray(answer.contacts)[0]);
    const sent: SentMessage = { wamid };
    const waId = readText(contact?.wa_id);
    const userId = readText(contact?.user_id);
    const groupId = readText(first?.group_id);
    const messageStatus = readText(first?.message_status);
    if (waId !== undefined) sent.waId = waId;
    if (userId !== undefined) sent.userId = userId;
    if (groupId !== undefined) sent.groupId = groupId;
    if (messageStatus !== undefined) sent.messageStatus = messageStatus;
    return sent;
  },

  /** Marks a message and the earlier ones of its conversation read; with `typing` shows the dots for 25 s. */
  markRead: async (
    phoneNumberId: string,
    wamid: string,
    options: CallOptions & { typing?: boolean } = {},
  ): Promise<void> => {
    const body = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      ...(options.typing === true ? { typing_indicator: { type: 'text' } } : {}),
    };
    await graph.call('POST', `${pathId(phoneNumberId)}/messages`, { body, signal: options.signal });
  },
});
