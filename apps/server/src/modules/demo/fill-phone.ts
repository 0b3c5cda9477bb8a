import type { PhoneNumberOptions, Simulator } from '@balcao/whatsapp-simulator';
import type { SeededConversation } from '../conversations/index.ts';
import { demoTemplates } from './demo-templates.ts';
import { toPhoneLines } from './rules/phone-lines.ts';

export const FIRST_CUSTOMER = { waId: '5511987654321', name: 'Maria Souza' };

/** Before the shop is there: who will write first, and the shop's approved templates. */
export function fillPhone(simulator: Simulator, { wabaId }: PhoneNumberOptions): void {
  simulator.addUser(FIRST_CUSTOMER);
  for (const template of demoTemplates) simulator.addTemplate({ wabaId, language: 'pt_BR', ...template });
}

/** The phone knows the same past as the inbox, of everybody who may still be written to freely. */
export function rememberPast(
  simulator: Simulator,
  conversations: readonly SeededConversation[],
  nowMs: number,
): void {
  for (const { conversation, user, messages } of conversations) {
    if (user.waId === undefined || (conversation.window_expires_at?.getTime() ?? 0) <= nowMs) continue;
    const person = simulator.addUser({ waId: user.waId, name: user.profileName });
    person.remember(toPhoneLines(messages));
  }
}
