import { AppError, type LocaleName } from '@balcao/protocol';
import type { Context } from '../context.ts';
import { recordAudit } from '../modules/accounts/index.ts';
import type { Channels } from '../modules/channels/index.ts';
import type { ConversationPorts } from '../modules/conversations/index.ts';
import { uuidv7 } from '../platform/crypto/index.ts';
import { enqueueJobs } from '../platform/jobs/index.ts';

/** What agents' and programs' actions need of the rest of the house. */
export function createConversationPorts(options: {
  ctx: Context;
  channels: Channels;
  onCommitted: (organizationId: string) => void;
  markRead: (channelId: string, wamid: string) => void;
  loadDesk: ConversationPorts['loadDesk'];
}): ConversationPorts {
  const { ctx, channels } = options;
  return {
    db: ctx.db,
    now: () => ctx.clock.now(),
    newId: () => uuidv7(ctx.clock.now()),
    enqueueJobs,
    onCommitted: options.onCommitted,
    markRead: options.markRead,
    hasBot: (channelId) => channels.directory.byId(channelId)?.botEnabled ?? false,
    isSimulated: (channelId) => channels.directory.byId(channelId)?.mode === 'simulator',
    channelFor(organizationId, channelId) {
      const own = channels.directory.all().filter((channel) => channel.organizationId === organizationId);
      const found = channelId === undefined ? own : own.filter((channel) => channel.id === channelId);
      const [channel] = found;
      if (!channel)
        throw new AppError('NOT_FOUND', {
          message: 'No WhatsApp number is connected. Add one in Settings → WhatsApp.',
        });
      if (found.length > 1) {
        throw new AppError('INVALID_INPUT', {
          details: [
            {
              field: 'channel_id',
              message: 'There are several numbers: say which, by GET /v1/channels.',
              code: 'invalid_type',
              expected: 'string',
              received: 'undefined',
            },
          ],
        });
      }
      return channel;
    },
    async usableTemplates(tx, organizationId, channelId) {
      return tx.query<{ name: string; language: string }>({
        text: `select name, language from templates where organization_id = $1 and channel_id = $2 and status = 'APPROVED' order by name, language limit 100`,
        values: [organizationId, channelId],
      });
    },
    loadDesk: options.loadDesk,
    async localeOf(tx, organizationId) {
      const [row] = await tx.query<{ locale: LocaleName }>({
        name: 'organization_locale',
        text: 'select locale from organizations where id = $1',
        values: [organizationId],
      });
      return row?.locale ?? 'pt-BR';
    },
    audit: (tx, organizationId, by, action, subject) =>
      recordAudit(tx, ctx.clock, organizationId, {
        actor: by.kind === 'user' ? { type: 'user', id: by.userId } : { type: 'key', id: by.apiKeyId },
        action,
        subject,
      }),
    async nameOfUser(tx, userId) {
      const [row] = await tx.query<{ name: string }>({
        name: 'user_name',
        text: 'select name from users where id = $1',
        values: [userId],
      });
      return row?.name ?? '';
    },
  };
}
