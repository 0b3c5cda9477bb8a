import type { SeededConversation } from '../../conversations/index.ts';

type PhoneLine = { by: 'customer' | 'business'; text: string; atMs: number; id?: string };

/** A conversation as its customer's phone shows it: words only, nothing that colleagues see. */
export function toPhoneLines(messages: SeededConversation['messages']): PhoneLine[] {
  return messages.flatMap((message) => {
    const text = textOf(message.content);
    if (message.direction === 'system' || text === '') return [];
    const by = message.direction === 'inbound' ? 'customer' : 'business';
    const known = message.wamid === null ? {} : { id: message.wamid };
    return [{ by, text, atMs: message.created_at.getTime(), ...known } as const];
  });
}

function textOf(content: SeededConversation['messages'][number]['content']): string {
  if (content.type === 'text') return content.text.body;
  if (content.type !== 'interactive') return '';
  const { interactive } = content;
  if (interactive.type === 'list_reply') return interactive.list_reply.title;
  if (interactive.type === 'button_reply') return interactive.button_reply.title;
  return 'body' in interactive ? (interactive.body?.text ?? '') : '';
}
