import { defaultBotDefinition } from '@balcao/bot';
import type { Bot } from '@balcao/protocol';
import type { BotRow } from './store.ts';

export function presentBotSummary(row: BotRow): Omit<Bot, 'definition'> {
  return {
    id: row.id,
    name: row.name,
    version: row.version ?? 0,
    published_at: row.published_at?.toISOString() ?? null,
  };
}

export function presentBot(row: BotRow): Bot {
  // jsonb written by `publishBot` after the compiler accepted it: an object.
  const definition = (row.definition ?? defaultBotDefinition) as Record<string, unknown>;
  return { ...presentBotSummary(row), definition };
}
