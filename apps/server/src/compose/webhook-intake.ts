import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { type Channels, touchWebhookSeen } from '../modules/channels/index.ts';
import {
  GroupCommit,
  type IntakeDirectory,
  insertInbox,
  insertQuarantine,
  type NewInboxRow,
} from '../modules/intake/index.ts';
import { receiveWhatsAppWebhook } from '../modules/intake/routes/receive-whatsapp-webhook.ts';
import { verifyWhatsAppWebhook } from '../modules/intake/routes/verify-whatsapp-webhook.ts';
import { uuidv7 } from '../platform/crypto/index.ts';

const SEEN_EVERY_MS = 60_000;
const TRIES_OF_ALL_SECRETS_PER_SECOND = 20;

/** The web half of the path: verify, split, commit, 200. */
export function createWebhookIntake(options: { ctx: Context; channels: Channels; onStored: () => void }) {
  const { ctx, channels } = options;
  const { directory } = channels;
  const slot = randomInt(32_000);
  const seenAtMs = new Map<string, number>();
  const commit = new GroupCommit(async (rows) => {
    await insertInbox(ctx.db, rows, slot);
    options.onStored();
    noteSeen(rows);
  }, ctx.clock);

  const intakeDirectory: IntakeDirectory = {
    byPhoneNumberId: directory.findByPhoneNumberId,
    byWabaId: (wabaId) => directory.all().filter((channel) => channel.wabaId === wabaId),
    all: directory.all,
    refresh: directory.reloadAfterMiss,
  };

  /** For the connection test: when each number last heard from Meta. Not worth a delivery's time, so not waited for. */
  function noteSeen(rows: readonly NewInboxRow[]): void {
    const nowMs = ctx.clock.now();
    for (const { channel_id, organization_id } of rows) {
      if (nowMs - (seenAtMs.get(channel_id) ?? 0) < SEEN_EVERY_MS) continue;
      seenAtMs.set(channel_id, nowMs);
      ctx.db
        .tx(organization_id, (tx) => touchWebhookSeen(tx, organization_id, [channel_id], new Date(nowMs)))
        .catch((error: unknown) =>
          ctx.log.debug({ err: error }, 'the moment of the last webhook was not noted'),
        );
    }
  }

  let second = 0;
  let tries = 0;
  /** Bodies that name no channel of ours make us try every secret: not as often as somebody likes. */
  function mayTryAllSecrets(): boolean {
    const now = Math.floor(ctx.clock.now() / 1000);
    if (now !== second) {
      second = now;
      tries = 0;
    }
    tries += 1;
    return tries <= TRIES_OF_ALL_SECRETS_PER_SECOND;
  }

  return {
    addRoutes(http: FastifyInstance): void {
      verifyWhatsAppWebhook(http, {
        verifyTokens: directory.verifyTokens,
        refresh: directory.reloadAfterMiss,
      });
      receiveWhatsAppWebhook(http, {
        directory: intakeDirectory,
        commit: (rows) => commit.add(rows),
        quarantine: (row) => insertQuarantine(ctx.db, row),
        mayTryAllSecrets,
        newId: () => uuidv7(ctx.clock.now()),
        now: () => new Date(ctx.clock.now()),
      });
    },
    drain: () => commit.drain(),
    /** this process's row in the ledger */
    slot,
  };
}
