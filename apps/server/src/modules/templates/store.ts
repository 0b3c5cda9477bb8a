import { bulkInsert } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/index.ts';

export type TemplateRow = {
  id: string;
  channel_id: string;
  name: string;
  language: string;
  category: string;
  status: string;
  components: Record<string, unknown>[];
  parameter_format: 'POSITIONAL' | 'NAMED';
  updated_at: Date;
};

export type SyncedTemplate = Omit<TemplateRow, 'components'> & {
  organization_id: string;
  meta_id: string | null;
  quality: string | null;
  components: unknown;
};

const COLUMNS = 'id, channel_id, name, language, category, status, components, parameter_format, updated_at';

/** A template whose text and state are the same keeps its moment of change. */
export const upsertTemplates = bulkInsert<SyncedTemplate>(
  'templates',
  {
    organization_id: 'uuid',
    id: 'uuid',
    channel_id: 'uuid',
    meta_id: 'text',
    name: 'text',
    language: 'text',
    category: 'text',
    status: 'text',
    components: 'jsonb',
    parameter_format: 'text',
    quality: 'text',
    updated_at: 'timestamptz',
  },
  `on conflict (organization_id, channel_id, name, language) do update set
     meta_id = excluded.meta_id, category = excluded.category, status = excluded.status,
     components = excluded.components, parameter_format = excluded.parameter_format,
     quality = coalesce(excluded.quality, templates.quality), updated_at = excluded.updated_at
   where (templates.meta_id, templates.category, templates.status, templates.components,
          templates.parameter_format) is distinct from
         (excluded.meta_id, excluded.category, excluded.status, excluded.components, excluded.parameter_format)`,
);

/** Those Meta no longer has. */
export async function deleteOtherTemplates(
  tx: Tx,
  organizationId: string,
  channelId: string,
  kept: readonly { name: string; language: string }[],
): Promise<void> {
  await tx.execute({
    text: `delete from templates t where organization_id = $1 and channel_id = $2
             and not exists (select 1 from unnest($3::text[], $4::text[]) as k(name, language)
                             where k.name = t.name and k.language = t.language)`,
    values: [organizationId, channelId, kept.map((one) => one.name), kept.map((one) => one.language)],
  });
}

export async function listTemplateRows(
  tx: Tx,
  organizationId: string,
  filter: { channelId?: string | undefined; status?: string | undefined },
): Promise<TemplateRow[]> {
  return tx.query<TemplateRow>({
    text: `select ${COLUMNS} from templates
           where organization_id = $1 and ($2::uuid is null or channel_id = $2)
             and ($3::text is null or status = $3)
           order by name collate "C", language collate "C", id`,
    values: [organizationId, filter.channelId ?? null, filter.status ?? null],
  });
}

type Which = { organizationId: string; channelId: string; name: string; language: string };

/** Whether there was such a template. Keys become SQL: only these columns. */
export async function updateTemplate(
  tx: Tx,
  which: Which,
  change: { status?: string; category?: string; quality?: string },
  at: Date,
): Promise<boolean> {
  const changed = await tx.execute({
    text: `update templates set status = coalesce($5, status), category = coalesce($6, category),
             quality = coalesce($7, quality), updated_at = $8
           where organization_id = $1 and channel_id = $2 and name = $3 and language = $4`,
    values: [
      which.organizationId,
      which.channelId,
      which.name,
      which.language,
      change.status ?? null,
      change.category ?? null,
      change.quality ?? null,
      at,
    ],
  });
  return changed > 0;
}

export async function deleteTemplate(tx: Tx, which: Which): Promise<void> {
  await tx.execute({
    text: `delete from templates
           where organization_id = $1 and channel_id = $2 and name = $3 and language = $4`,
    values: [which.organizationId, which.channelId, which.name, which.language],
  });
}
