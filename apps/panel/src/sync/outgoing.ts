import type { ApiError } from './client.ts';

type Draft = {
  /** the server sends the same key once, so trying again is safe */
  clientKey: string;
  conversationId: string;
  /** the Cloud API's own shape */
  content: Record<string, unknown>;
  attachmentId: string | null;
  replyToMessageId: string | null;
  /** for colleagues, never sent to the customer; null: a message */
  note: { body: string; mentions: string[] } | null;
  /** drawn until the server's message arrives */
  localUrl: string | null;
  at: string;
};

/** What a person wrote and the server has not confirmed yet. */
export type Outgoing =
  | (Draft & { state: 'sending' })
  /** no connection: goes by itself when it is back */
  | (Draft & { state: 'waiting' })
  | (Draft & { state: 'refused'; error: ApiError });

export type NewOutgoing = Omit<Draft, 'clientKey' | 'at'>;

/** A message without file and quote. */
export function plainMessage(conversationId: string, content: Record<string, unknown>): NewOutgoing {
  return { conversationId, content, attachmentId: null, replyToMessageId: null, localUrl: null, note: null };
}

export function plainNote(conversationId: string, body: string, mentions: string[]): NewOutgoing {
  const note = { body, mentions };
  return { ...plainMessage(conversationId, { type: 'note', note }), note };
}
