import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplateWebhook } from './read-template-webhook.ts';

function fixture(name: string): { field: string; value: unknown } {
  const url = new URL(`../../../../../../fixtures/whatsapp/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')).entry[0].changes[0];
}

describe('readTemplateWebhook', () => {
  it.each([
    ['mg-template-status-approved', { kind: 'status', status: 'APPROVED' }],
    ['mg-template-status-rejected', { kind: 'status', status: 'REJECTED' }],
    ['mg-template-category-done', { kind: 'category', category: 'MARKETING' }],
    ['mg-template-quality', { kind: 'quality', quality: 'YELLOW' }],
    ['mg-template-components', { kind: 'read_again' }],
  ])('%s', (name, change) => {
    const { field, value } = fixture(name);
    expect(readTemplateWebhook(field, value)?.change).toEqual(change);
  });

  it('an advance notice and a warning change nothing', () => {
    const { field, value } = fixture('mg-template-category-impending');
    expect(readTemplateWebhook(field, value)).toBeNull();
    const flagged = { message_template_name: 'a', message_template_language: 'pt_BR', event: 'FLAGGED' };
    expect(readTemplateWebhook('message_template_status_update', flagged)).toBeNull();
  });

  it('quality is known by its shape, under whatever field name', () => {
    const { value } = fixture('mg-template-quality');
    expect(readTemplateWebhook('message_template_status_update', value)?.change.kind).toBe('quality');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (field, value) => void readTemplateWebhook(field, value)),
    );
  });
});
