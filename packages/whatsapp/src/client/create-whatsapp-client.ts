import { createAccountCalls } from './accounts.ts';
import { createBlockCalls } from './block-users.ts';
import { type ClientOptions, createGraph } from './graph-call.ts';
import { createMediaCalls } from './media.ts';
import { createMessageCalls } from './messages.ts';
import { createNumberCalls } from './numbers.ts';
import { createProfileCalls } from './profile.ts';
import { createTemplateCalls } from './templates.ts';

/**
 * A client of the Cloud API for one access token. It holds no connection of its own, retries nothing and
 * throws only `WhatsAppError`: what to do next is the caller's choice, told by `fate` and `ambiguous`.
 *
 * @example
 * const client = createWhatsAppClient({ accessToken });
 * await client.sendMessage(phoneNumberId, renderMessage({ waId }, { type: 'text', text: { body: 'Olá!' } }));
 * // → { wamid: 'wamid.HBg…', waId: '5511987654321' }
 */
export const createWhatsAppClient = (options: ClientOptions) => {
  const graph = createGraph(options);
  return {
    ...createMessageCalls(graph),
    ...createMediaCalls(graph),
    ...createTemplateCalls(graph),
    ...createNumberCalls(graph),
    ...createAccountCalls(graph, options.accessToken),
    ...createBlockCalls(graph),
    ...createProfileCalls(graph),
  };
};

export type WhatsAppClient = ReturnType<typeof createWhatsAppClient>;
