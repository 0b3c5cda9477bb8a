import { AppError } from '@balcao/protocol';
import { type Template, toStorableJson, toStorableText } from '@balcao/whatsapp';
import { uuidv7 } from '../../platform/crypto/index.ts';
import type { Channels } from '../channels/index.ts';
import {
  deleteOtherTemplates,
  listTemplateRows,
  type SyncedTemplate,
  type TemplateRow,
  upsertTemplates,
} from './store.ts';

type Which = { organizationId: string; channelId: string };

/** Reads every template of the channel's account and makes the copy equal. Throws `WhatsAppError`. */
export async function syncTemplates(channels: Channels, which: Which): Promise<TemplateRow[]> {
  const { ctx } = channels;
  const { organizationId, channelId } = which;
  const channel = channels.directory.byId(channelId);
  const client = channels.clientFor(channelId);
  if (!client || channel?.organizationId !== organizationId) throw new AppError('NOT_FOUND');
  const now = new Date(ctx.clock.now());
  const found = new Map<string, SyncedTemplate>();
  for await (const template of client.listTemplates(channel.wabaId)) {
    const row = rowOf(template, which, now);
    found.set(`${row.name} ${row.language}`, row);
  }
  const rows = [...found.values()];
  return ctx.db.tx(organizationId, async (tx) => {
    if (rows.length > 0) await tx.execute(upsertTemplates(rows));
    await deleteOtherTemplates(tx, organizationId, channelId, rows);
    return listTemplateRows(tx, organizationId, { channelId });
  });
}

function rowOf(template: Template, which: Which, now: Date): SyncedTemplate {
  return {
    organization_id: which.organizationId,
    id: uuidv7(now.getTime()),
    channel_id: which.channelId,
    meta_id: template.id === '' ? null : template.id,
    name: toStorableText(template.name),
    language: template.language,
    category: template.category ?? 'UTILITY',
    status: template.status,
    components: toStorableJson(template.components),
    parameter_format: template.parameterFormat === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    quality: template.qualityScore ?? null,
    updated_at: now,
  };
}
