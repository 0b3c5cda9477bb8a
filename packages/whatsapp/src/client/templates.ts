import { type JsonRecord, readArray, readId, readRecord, readText } from '../read-json.ts';
import { type CallOptions, type Graph, pathId, unreadable } from './graph-call.ts';
import { listRecords } from './pages.ts';

export type Template = {
  id: string;
  name: string;
  language: string;
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED … */
  status: string;
  category?: string;
  parameterFormat?: string;
  rejectedReason?: string;
  qualityScore?: string;
  components: JsonRecord[];
  raw: JsonRecord;
};

export type TemplateDraft = {
  name: string;
  language: string;
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  parameter_format?: 'POSITIONAL' | 'NAMED';
  components: readonly JsonRecord[];
  message_send_ttl_seconds?: number;
};

const FIELDS = 'id,name,language,status,category,parameter_format,rejected_reason,quality_score,components';

export const createTemplateCalls = (graph: Graph) => ({
  /** Every template of an account, page by page. */
  listTemplates: async function* (
    wabaId: string,
    options: CallOptions & { limit?: number; status?: string; name?: string } = {},
  ): AsyncGenerator<Template, void, undefined> {
    const query = { fields: FIELDS, limit: options.limit ?? 100, status: options.status, name: options.name };
    const path = `${pathId(wabaId)}/message_templates`;
    for await (const record of listRecords(graph, path, query, options.signal)) yield parseTemplate(record);
  },

  createTemplate: async (
    wabaId: string,
    draft: TemplateDraft,
    options: CallOptions = {},
  ): Promise<{ id: string; status: string; category: string }> => {
    const path = `${pathId(wabaId)}/message_templates`;
    const answer = await graph.call('POST', path, { body: draft, signal: options.signal });
    const id = readId(answer.id);
    if (id === undefined) throw unreadable('template id', true, answer);
    return {
      id,
      status: readText(answer.status) ?? 'PENDING',
      category: readText(answer.category) ?? draft.category,
    };
  },

  /** Deletes every language of a template, or the one whose id is given. */
  deleteTemplate: async (
    wabaId: string,
    name: string,
    options: CallOptions & { templateId?: string } = {},
  ): Promise<void> => {
    const query = { name, hsm_id: options.templateId };
    await graph.call('DELETE', `${pathId(wabaId)}/message_templates`, { query, signal: options.signal });
  },
});

const parseTemplate = (record: JsonRecord): Template => {
  const template: Template = {
    id: readId(record.id) ?? '',
    name: readText(record.name) ?? '',
    language: readText(record.language) ?? '',
    status: readText(record.status) ?? '',
    components: readArray(record.components).flatMap((item): readonly JsonRecord[] => {
      const component = readRecord(item);
      return component === undefined ? [] : [component];
    }),
    raw: record,
  };
  const category = readText(record.category);
  const parameterFormat = readText(record.parameter_format);
  const rejectedReason = readText(record.rejected_reason);
  const qualityScore = readText(readRecord(record.quality_score)?.score) ?? readText(record.quality_score);
  if (category !== undefined) template.category = category;
  if (parameterFormat !== undefined) template.parameterFormat = parameterFormat;
  if (rejectedReason !== undefined) template.rejectedReason = rejectedReason;
  if (qualityScore !== undefined) template.qualityScore = qualityScore;
  return template;
};
