import { type CompiledBot, checkDefinition, defaultBot } from '@balcao/bot';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findVersion, listPublished, type PublishedRow } from './store.ts';

const FRESH_MS = 1_000;
const POINTERS = 2_000;
const VERSIONS = 500;

/** A version that this release cannot run, and why: its messages go to a person. */
export type BrokenBot = { problem: string };
export type LoadedBot = { botId: string; versionId: string; bot: CompiledBot | BrokenBot };

export type Bots = {
  /** What a new session runs on: the channel's bot, or the organization's first when it names none. */
  loadPublished(tx: Tx, organizationId: string, botId: string | null): Promise<LoadedBot | null>;
  /** What a session under way runs on. */
  loadVersion(tx: Tx, organizationId: string, versionId: string): Promise<LoadedBot | null>;
};

/** Versions never change, so a compiled one stays; what is published may be a second old. */
export function createBots(ctx: Pick<Context, 'clock'>): Bots {
  const versions = new Map<string, LoadedBot>();
  const pointers = new Map<string, { rows: PublishedRow[]; untilMs: number }>();

  async function loadVersion(tx: Tx, organizationId: string, versionId: string): Promise<LoadedBot | null> {
    const key = `${organizationId}/${versionId}`;
    const known = versions.get(key);
    if (known) return known;
    const row = await findVersion(tx, organizationId, versionId);
    if (!row) return null;
    const loaded = { botId: row.bot_id, versionId, bot: compile(row.definition, versionId) };
    keep(versions, key, loaded, VERSIONS);
    return loaded;
  }

  return {
    loadVersion,
    async loadPublished(tx, organizationId, botId) {
      const nowMs = ctx.clock.now();
      let pointer = pointers.get(organizationId);
      if (!pointer || pointer.untilMs <= nowMs) {
        pointer = { rows: await listPublished(tx, organizationId), untilMs: nowMs + FRESH_MS };
        keep(pointers, organizationId, pointer, POINTERS);
      }
      const row =
        botId === null ? pointer.rows[0] : pointer.rows.find((candidate) => candidate.bot_id === botId);
      return row ? loadVersion(tx, organizationId, row.version_id) : null;
    },
  };
}

function compile(definition: unknown, versionId: string): CompiledBot | BrokenBot {
  if (definition === null) return defaultBot;
  const checked = checkDefinition(definition);
  if (checked.ok) return checked.definition;
  const first = checked.problems.find((problem) => problem.severity === 'error');
  return {
    problem: `Bot version ${versionId} does not fit this release (${first?.path}: ${first?.message}). Publish it again.`,
  };
}

function keep<T>(map: Map<string, T>, key: string, value: T, size: number): void {
  map.delete(key);
  if (map.size >= size) map.delete(map.keys().next().value ?? '');
  map.set(key, value);
}
