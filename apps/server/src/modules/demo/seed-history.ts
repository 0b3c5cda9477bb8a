import type { Tx } from '../../platform/db/index.ts';
import { type ConversationSeed, seedConversation } from '../conversations/index.ts';
import { demoHistory } from './demo-history.ts';

/** Where the standard bot calls a person of each department. */
const HANDOFF_STATES = {
  suporte: 'SUPORTE_AGUARDANDO_DETALHES',
  vendas: 'VENDAS_CHECKOUT',
  financeiro: 'FINANCEIRO',
} as const;

/** Writes the demo's history through the same rules that real messages take, at moments in the past. */
export async function seedHistory(
  tx: Tx,
  where: { organizationId: string; channelId: string; nowMs: number; newId: (atMs: number) => string },
  agent: { id: string; name: string },
  departments: readonly { id: string; slug: string; name: string }[],
): Promise<void> {
  for (const one of demoHistory) {
    const department = departments.find(({ slug }) => slug === one.department) ?? null;
    const seed: ConversationSeed = {
      user: { waId: one.waId, profileName: one.name },
      owner: one.owner,
      agent,
      department,
      problem: one.problem ?? null,
      ...(one.department ? { handoffState: HANDOFF_STATES[one.department] } : {}),
      unread: one.unread ?? 0,
      closed: one.closed ?? false,
      lines: one.lines.map((line) => ({
        by: line.by,
        text: line.text,
        atMs: where.nowMs - line.minutesAgo * 60_000,
      })),
    };
    await seedConversation(tx, where, seed);
  }
}
