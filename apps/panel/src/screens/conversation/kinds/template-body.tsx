import { LayoutTemplate } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import type { ShownContent } from '../rules/read-content.ts';
import { listTemplateFields, readTemplateParts } from '../rules/template-form.ts';
import { RichText, WithFoot } from './text-body.tsx';

type Props = { content: Extract<ShownContent, { kind: 'template' }>; foot: ReactNode };

/** The customer saw words, not a name: the template's text is put together again when it is known. */
export function TemplateBody({ content, foot }: Props) {
  const t = useT();
  const templates = useEndpoint('listTemplates', { query: {} }).data?.items ?? [];
  const template = templates.find((one) => one.name === content.name && one.language === content.language);
  const label = (
    <span className="mb-1 flex items-center gap-1.5 text-xs text-ink-3">
      <LayoutTemplate size={13} /> {t('template.label', { name: content.name.replaceAll('_', ' ') })}
    </span>
  );
  if (template === undefined) {
    return (
      <WithFoot foot={foot}>
        {label}
        {content.values.length > 0 && (
          <span className="text-sm text-ink-2">{content.values.join(' · ')}</span>
        )}
      </WithFoot>
    );
  }
  const parts = readTemplateParts(template);
  const fields = listTemplateFields(template).filter((field) => field.media === null);
  let filled = parts.body;
  let header = parts.header;
  fields.forEach((field, index) => {
    const value = content.values[index];
    if (value === undefined) return;
    const hole = new RegExp(`\\{\\{\\s*${field.name}\\s*\\}\\}`, 'g');
    if (field.place === 'header') header = header?.replace(hole, () => value) ?? null;
    if (field.place === 'body') filled = filled.replace(hole, () => value);
  });
  return (
    <>
      <WithFoot foot={foot}>
        {label}
        {header && <span className="block font-semibold">{header}</span>}
        <RichText text={filled} />
        {parts.footer && <span className="mt-0.5 block text-sm opacity-70">{parts.footer}</span>}
      </WithFoot>
      {parts.buttons.map((button) => (
        <p
          key={button.text}
          className="grid min-h-9 place-items-center border-t border-line px-3 text-sm font-medium text-accent-text"
        >
          {button.text}
        </p>
      ))}
    </>
  );
}
