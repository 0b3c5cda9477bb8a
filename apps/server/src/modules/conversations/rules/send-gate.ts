import type { ConversationRow, StoredFailure } from '../conversation.types.ts';
import { isWindowOpen } from './service-window.ts';

/** The last look before a message leaves: null = it may. One gate for bot, people, API and campaigns. */
export function checkSendGate(
  message: { actor_type: string; epoch: number; type: string },
  conversation: Pick<ConversationRow, 'owner' | 'epoch' | 'window_expires_at'> | null,
  nowMs: number,
): StoredFailure | null {
  if (message.actor_type === 'bot' && conversation && message.epoch < conversation.epoch) {
    return {
      code: 'STALE_EPOCH',
      title: 'O robô já não respondia a esta conversa quando chegou a vez desta mensagem.',
      details: null,
    };
  }
  if (message.type !== 'template' && !isWindowOpen(conversation?.window_expires_at ?? null, nowMs)) {
    return {
      code: 'WINDOW_CLOSED',
      title: 'A janela de 24 horas fechou antes do envio.',
      details: 'Envie um modelo aprovado para retomar a conversa.',
    };
  }
  return null;
}
