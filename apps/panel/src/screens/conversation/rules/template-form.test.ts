import type { Template } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { buildTemplateContent, fillPlaceholders, listTemplateFields } from './template-form.ts';

const template = (
  components: Template['components'],
  parameter_format: Template['parameter_format'] = 'POSITIONAL',
): Template => ({
  id: 't',
  channel_id: 'ch',
  name: 'pedido',
  language: 'pt_BR',
  category: 'UTILITY',
  status: 'APPROVED',
  components,
  parameter_format,
  updated_at: '2026-11-21T12:00:00.000Z',
});

describe('templates', () => {
  test('one field for each gap, named or numbered, once', () => {
    const fields = listTemplateFields(
      template([
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: '{{1}}, o {{2}} de {{1}} saiu', example: { body_text: [['Ana', '10']] } },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Ok' },
            { type: 'URL', text: 'Ver', url: 'https://a/{{1}}' },
          ],
        },
      ]),
    );
    expect(fields.map((field) => [field.key, field.example])).toEqual([
      ['header.media', ''],
      ['body.1', 'Ana'],
      ['body.2', '10'],
      ['button.1', ''],
    ]);
  });

  test('builds what the Cloud API wants', () => {
    const made = template([
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Oi {{1}}' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Ver', url: 'https://a/{{1}}' }] },
    ]);
    expect(
      buildTemplateContent(made, { 'header.media': 'https://a/b.png', 'body.1': ' Ana ', 'button.0': '9' }),
    ).toEqual({
      type: 'template',
      template: {
        name: 'pedido',
        language: { code: 'pt_BR' },
        components: [
          { type: 'header', parameters: [{ type: 'image', image: { link: 'https://a/b.png' } }] },
          { type: 'body', parameters: [{ type: 'text', text: 'Ana' }] },
          { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '9' }] },
        ],
      },
    });
  });

  test('named gaps carry their names, or the Cloud API refuses them', () => {
    const made = template([{ type: 'BODY', text: 'Oi {{nome}}' }], 'NAMED');
    expect(buildTemplateContent(made, { 'body.nome': 'Ana' })).toMatchObject({
      template: { components: [{ parameters: [{ type: 'text', parameter_name: 'nome', text: 'Ana' }] }] },
    });
  });

  test('a template without gaps has no components at all', () => {
    expect(buildTemplateContent(template([{ type: 'BODY', text: 'Oi' }]), {})).toEqual({
      type: 'template',
      template: { name: 'pedido', language: { code: 'pt_BR' } },
    });
  });

  test('an empty gap keeps its braces; typed dollars stay dollars', () => {
    expect(fillPlaceholders('{{1}} e {{2}}', 'body', { 'body.1': 'R$ 5 $&' })).toBe('R$ 5 $& e {{2}}');
  });
});
