import { toStorableText } from '@balcao/whatsapp';

/** What a template's lifecycle webhook means for the copy kept here. */
export type TemplateChange =
  | { kind: 'status'; status: string }
  | { kind: 'deleted' }
  | { kind: 'category'; category: string }
  | { kind: 'quality'; quality: string }
  /** the webhook tells parts only: the whole is read again */
  | { kind: 'read_again' };

export type TemplateWebhook = { name: string; language: string; change: TemplateChange };

type Json = { readonly [key: string]: unknown };

/** Null: not about templates, or nothing to do. Told by shape as well as by field: Meta's samples mix the names. */
export function readTemplateWebhook(field: string, value: unknown): TemplateWebhook | null {
  if (!isRecord(value)) return null;
  const name = textOf(value.message_template_name);
  const language = textOf(value.message_template_language);
  if (name === undefined || language === undefined) return null;
  const change = readChange(field, value);
  return change && { name, language, change };
}

function readChange(field: string, value: Json): TemplateChange | null {
  const quality = textOf(value.new_quality_score);
  if (quality !== undefined) return { kind: 'quality', quality };
  if (field === 'message_template_components_update') return { kind: 'read_again' };
  const category = textOf(value.new_category);
  if (category !== undefined) {
    // With `correct_category` it is the advance notice, and `new_category` the one it still has.
    return value.correct_category === undefined ? { kind: 'category', category } : null;
  }
  const event = textOf(value.event);
  return event === undefined ? null : readStatus(event);
}

function readStatus(event: string): TemplateChange | null {
  switch (event) {
    case 'DELETED':
      return { kind: 'deleted' };
    case 'REINSTATED':
      return { kind: 'status', status: 'APPROVED' };
    case 'FLAGGED':
      // A warning: it may still be sent.
      return null;
    default:
      return { kind: 'status', status: event };
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? toStorableText(value) : undefined;
}
