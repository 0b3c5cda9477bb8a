import type { Conversation, Template } from '@balcao/protocol';
import { LayoutTemplate, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useAction, useEndpoint, useSync } from '../../../sync/context.tsx';
import { plainMessage } from '../../../sync/outgoing.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { RichText } from '../kinds/text-body.tsx';
import {
  buildTemplateContent,
  fillPlaceholders,
  listTemplateFields,
  readTemplateParts,
  type TemplateField,
} from '../rules/template-form.ts';

type Props = { conversation: Conversation; onClose: () => void };

/** Approved templates of the number, with their gaps filled in and shown as the customer will see them. */
export function TemplatePicker({ conversation, onClose }: Props) {
  const t = useT();
  const { inbox } = useSync();
  const query = { channel_id: conversation.channel_id, status: 'APPROVED' };
  const templates = useEndpoint('listTemplates', { query });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  const chosen = templates.data?.items.find((template) => template.id === chosenId) ?? null;
  const fields = chosen ? listTemplateFields(chosen) : [];
  const complete = chosen !== null && fields.every((field) => (values[field.key] ?? '').trim() !== '');
  const send = () => {
    if (chosen === null || !complete) return;
    inbox.send(plainMessage(conversation.id, buildTemplateContent(chosen, values)));
    onClose();
  };
  const choose = (template: Template) => {
    setChosenId(template.id);
    const first = listTemplateFields(template).find(
      (field) => field.place === 'body' && /^(1|nome|name)$/i.test(field.name),
    );
    const name = conversation.contact.name?.split(' ')[0] ?? '';
    setValues(first && name ? { [first.key]: name } : {});
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('template.title')}
      description={t('template.why')}
      closeLabel={t('common.close')}
      footer={
        <>
          <SyncButton channelId={conversation.channel_id} />
          <span className="flex-1" />
          <Button look="primary" disabled={!complete} onClick={send}>
            {t('template.send')}
          </Button>
        </>
      }
    >
      {templates.isPending && <PickerSkeleton />}
      {templates.isError && (
        <ErrorState
          text={t('template.failed')}
          retry={t('common.retry')}
          onRetry={() => void templates.refetch()}
        />
      )}
      {templates.data?.items.length === 0 && (
        <EmptyState icon={<LayoutTemplate size={20} />} text={t('template.none')} />
      )}
      {templates.data && templates.data.items.length > 0 && (
        <div className="grid gap-5 sm:grid-cols-[230px_1fr]">
          <ul className="-m-1 max-h-[46vh] space-y-0.5 overflow-y-auto p-1">
            {templates.data.items.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  aria-pressed={template.id === chosenId}
                  onClick={() => choose(template)}
                  className={classNames(
                    'w-full rounded-sm px-3 py-2 text-left',
                    template.id === chosenId ? 'bg-selected' : 'hover:bg-hover',
                  )}
                >
                  <span className="block truncate text-sm font-medium">
                    {template.name.replaceAll('_', ' ')}
                  </span>
                  <span className="block text-xs text-ink-3">
                    {template.language.replace('_', '-')} ·{' '}
                    {t('template.category', { category: template.category })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {chosen === null ? (
            <p className="grid place-items-center rounded-lg bg-chat p-8 text-center text-sm text-ink-2">
              {t('template.pick')}
            </p>
          ) : (
            <div className="space-y-4">
              <Preview template={chosen} values={values} />
              {fields.map((field) => (
                <Field
                  key={field.key}
                  label={<FieldLabel field={field} />}
                  hint={field.example ? t('template.example', { example: field.example }) : undefined}
                >
                  {(props) => (
                    <Input
                      {...props}
                      type={field.media ? 'url' : 'text'}
                      value={values[field.key] ?? ''}
                      placeholder={field.media ? 'https://' : undefined}
                      onChange={(event) => setValues({ ...values, [field.key]: event.target.value })}
                    />
                  )}
                </Field>
              ))}
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function FieldLabel({ field }: { field: TemplateField }) {
  const t = useT();
  if (field.media) return t('template.mediaField', { kind: t(`preview.${field.media}`) });
  if (field.place === 'button') return t('template.buttonField', { name: field.name });
  return t('template.textField', { name: field.name });
}

function Preview({ template, values }: { template: Template; values: Readonly<Record<string, string>> }) {
  const t = useT();
  const parts = readTemplateParts(template);
  return (
    <div className="rounded-lg bg-chat p-4">
      <div className="ml-auto max-w-[340px] overflow-hidden rounded-lg bg-agent text-base text-agent-ink shadow-1">
        {parts.headerMedia && (
          <p className="m-1 grid h-24 place-items-center rounded-sm bg-hover text-sm">
            {t(`preview.${parts.headerMedia}`)}
          </p>
        )}
        <div className="px-3 py-2 break-words whitespace-pre-wrap">
          {parts.header && (
            <p className="font-semibold">{fillPlaceholders(parts.header, 'header', values)}</p>
          )}
          <RichText text={fillPlaceholders(parts.body, 'body', values)} />
          {parts.footer && <p className="text-sm opacity-70">{parts.footer}</p>}
        </div>
        {parts.buttons.map((button) => (
          <p
            key={button.text}
            className="grid min-h-9 place-items-center border-t border-line text-sm font-medium text-accent-text"
          >
            {button.text}
          </p>
        ))}
      </div>
    </div>
  );
}

function SyncButton({ channelId }: { channelId: string }) {
  const t = useT();
  const errorText = useErrorText();
  const sync = useAction('syncTemplates', ['listTemplates']);
  return (
    <Button
      look="ghost"
      busy={sync.isPending}
      onClick={() =>
        sync.mutate({ params: { id: channelId } }, { onError: (error) => showToast('bad', errorText(error)) })
      }
    >
      {!sync.isPending && <RefreshCw size={15} />} {t('template.sync')}
    </Button>
  );
}

function PickerSkeleton() {
  return (
    <div className="grid gap-5 sm:grid-cols-[230px_1fr]" aria-hidden>
      <div className="space-y-2">
        {[1, 2, 3, 4].map((row) => (
          <Skeleton key={row} className="h-12" />
        ))}
      </div>
      <Skeleton className="h-56" />
    </div>
  );
}
