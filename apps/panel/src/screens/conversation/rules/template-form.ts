import type { Template } from '@balcao/protocol';
import { asArray, asObject, asText } from './read-json.ts';

export type TemplateField = {
  /** unique in the template: `body.1`, `header.image`, `button.0` */
  key: string;
  place: 'header' | 'body' | 'button';
  /** what stands between the braces, or the media's kind */
  name: string;
  example: string;
  media: 'image' | 'video' | 'document' | null;
  buttonIndex: number | null;
};

export type TemplateParts = {
  header: string | null;
  headerMedia: 'image' | 'video' | 'document' | null;
  body: string;
  footer: string | null;
  buttons: { text: string; type: string; url: string | null }[];
};

export function readTemplateParts(template: Template): TemplateParts {
  const parts: TemplateParts = { header: null, headerMedia: null, body: '', footer: null, buttons: [] };
  for (const component of template.components) {
    switch (asText(component.type)?.toUpperCase()) {
      case 'HEADER':
        parts.header = asText(component.text);
        parts.headerMedia = mediaOf(asText(component.format));
        break;
      case 'BODY':
        parts.body = asText(component.text) ?? '';
        break;
      case 'FOOTER':
        parts.footer = asText(component.text);
        break;
      case 'BUTTONS':
        parts.buttons = asArray(component.buttons).map((value) => {
          const button = asObject(value);
          return {
            text: asText(button.text) ?? '',
            type: (asText(button.type) ?? '').toUpperCase(),
            url: asText(button.url),
          };
        });
        break;
      default: // kinds this panel cannot fill stay out of the preview; WhatsApp draws them itself
    }
  }
  return parts;
}

function mediaOf(format: string | null): TemplateParts['headerMedia'] {
  const lower = format?.toLowerCase();
  return lower === 'image' || lower === 'video' || lower === 'document' ? lower : null;
}

const PLACEHOLDER = /\{\{\s*([\w]+)\s*\}\}/g;

export function listTemplateFields(template: Template): TemplateField[] {
  const parts = readTemplateParts(template);
  const namesIn = (text: string | null) => [
    ...new Set([...(text ?? '').matchAll(PLACEHOLDER)].map((m) => m[1] ?? '')),
  ];
  const plain = { media: null, buttonIndex: null, example: '' } as const;
  const header = namesIn(parts.header).map((name) => ({
    ...plain,
    key: `header.${name}`,
    place: 'header' as const,
    name,
  }));
  const media = parts.headerMedia
    ? [
        {
          ...plain,
          key: 'header.media',
          place: 'header' as const,
          name: parts.headerMedia,
          media: parts.headerMedia,
        },
      ]
    : [];
  const body = namesIn(parts.body).map((name, index) => ({
    ...plain,
    key: `body.${name}`,
    place: 'body' as const,
    name,
    example: exampleOf(template, name, index),
  }));
  const buttons = parts.buttons.flatMap((button, index) =>
    (button.type === 'URL' && button.url?.includes('{{')) || button.type === 'COPY_CODE'
      ? [
          {
            ...plain,
            key: `button.${index}`,
            place: 'button' as const,
            name: button.text,
            buttonIndex: index,
          },
        ]
      : [],
  );
  return [...media, ...header, ...body, ...buttons];
}

function exampleOf(template: Template, name: string, index: number): string {
  const body = template.components.find((component) => asText(component.type)?.toUpperCase() === 'BODY');
  const example = asObject(body?.example);
  const named = asArray(example.body_text_named_params).map(asObject);
  const byName = named.find((entry) => entry.param_name === name);
  return asText(byName?.example) ?? asText(asArray(asArray(example.body_text)[0])[index]) ?? '';
}

/** The text with what was typed; empty places keep their braces, so the gap is seen. */
export function fillPlaceholders(
  text: string,
  prefix: string,
  values: Readonly<Record<string, string>>,
): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => values[`${prefix}.${name}`]?.trim() || whole);
}

/** The content to send: `{ type: 'template', template: … }`. */
export function buildTemplateContent(
  template: Template,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const fields = listTemplateFields(template);
  const valueOf = (field: TemplateField) => (values[field.key] ?? '').trim();
  const textOf = (field: TemplateField) => ({
    type: 'text',
    ...(template.parameter_format === 'NAMED' ? { parameter_name: field.name } : {}),
    text: valueOf(field),
  });
  const components: Record<string, unknown>[] = [];
  const header = fields.filter((field) => field.place === 'header');
  if (header.length > 0) {
    const parameters = header.map((field) =>
      field.media ? { type: field.media, [field.media]: { link: valueOf(field) } } : textOf(field),
    );
    components.push({ type: 'header', parameters });
  }
  const body = fields.filter((field) => field.place === 'body');
  if (body.length > 0) components.push({ type: 'body', parameters: body.map(textOf) });
  const parts = readTemplateParts(template);
  for (const field of fields.filter((candidate) => candidate.place === 'button')) {
    const copies = parts.buttons[field.buttonIndex ?? -1]?.type === 'COPY_CODE';
    components.push({
      type: 'button',
      sub_type: copies ? 'copy_code' : 'url',
      index: String(field.buttonIndex),
      parameters: [
        copies
          ? { type: 'coupon_code', coupon_code: valueOf(field) }
          : { type: 'text', text: valueOf(field) },
      ],
    });
  }
  const { name, language } = template;
  const filled = components.length > 0 ? { components } : {};
  return { type: 'template', template: { name, language: { code: language }, ...filled } };
}
