import type { PhoneNumberOptions, Simulator } from '@balcao/whatsapp-simulator';
import { demoHistory } from './demo-history.ts';
import { demoTemplates } from './demo-templates.ts';

export const FIRST_CUSTOMER = { waId: '5511987654321', name: 'Maria Souza' };

/** The phone knows the same past as the inbox: people, what they wrote, and the shop's templates. */
export function fillPhone(simulator: Simulator, { wabaId }: PhoneNumberOptions, nowMs: number): void {
  simulator.addUser(FIRST_CUSTOMER);
  for (const { waId, name, lines } of demoHistory) {
    const person = simulator.addUser({ waId, name });
    // A restart finds them in the state file.
    if (person.transcript().length > 0) continue;
    person.remember(
      lines.map(({ by, text, minutesAgo }) => ({
        by: by === 'customer' ? 'customer' : 'business',
        text,
        atMs: nowMs - minutesAgo * 60_000,
      })),
    );
  }
  for (const template of demoTemplates) simulator.addTemplate({ wabaId, language: 'pt_BR', ...template });
}
