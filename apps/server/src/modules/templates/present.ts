import type { Template } from '@balcao/protocol';
import type { TemplateRow } from './store.ts';

export function presentTemplate(row: TemplateRow): Template {
  return { ...row, updated_at: row.updated_at.toISOString() };
}
