import type { CannedReply } from '@balcao/protocol';
import { type FormEvent, useRef, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint, useMe } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Select, Textarea } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { RichText } from '../../conversation/kinds/text-body.tsx';
import { cannedValues, fillCanned } from '../../conversation/rules/fill-canned.ts';
import { useErrorText } from '../../error-text.ts';

const VARIABLES = [
  'greeting',
  'contact.first_name',
  'contact.name',
  'agent.name',
  'organization.name',
  'department.name',
] as const;
const LONGEST = 4096;
const SHORTCUT = /^[\p{L}\p{N}_-]{1,40}$/u;

/** Shortcut, title and words on the left; on the right how a customer would get it. */
export function CannedDialog({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const create = useAction('createCannedReply', ['listCannedReplies']);
  const update = useAction('updateCannedReply', ['listCannedReplies']);
  const body = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState({
    shortcut: reply?.shortcut ?? '',
    title: reply?.title ?? '',
    body: reply?.body ?? '',
    department_id: reply?.department_id ?? null,
  });
  const [tried, setTried] = useState(false);
  const set = (change: Partial<typeof draft>) => setDraft((held) => ({ ...held, ...change }));
  const shortcut = draft.shortcut.trim().replace(/^\//, '');
  const isShortcutBad = !SHORTCUT.test(shortcut);
  const error = create.error ?? update.error;

  const insert = (name: string) => {
    const field = body.current;
    const [start, end] = field
      ? [field.selectionStart, field.selectionEnd]
      : [draft.body.length, draft.body.length];
    const mark = `{{${name}}}`;
    set({ body: (draft.body.slice(0, start) + mark + draft.body.slice(end)).slice(0, LONGEST) });
    // After React has written the text, the caret stands behind what was inserted.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start + mark.length, start + mark.length);
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const title = draft.title.trim();
    const text = draft.body.trim();
    if (isShortcutBad || title === '' || text === '') return;
    const made = { ...draft, shortcut, title, body: text };
    const onSuccess = () => {
      showToast('good', t('common.saved'));
      onClose();
    };
    if (reply === null) create.mutate({ body: made }, { onSuccess });
    else update.mutate({ params: { id: reply.id }, body: made }, { onSuccess });
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={reply === null ? t('canned.add') : reply.title}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="canned" busy={create.isPending || update.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id="canned" onSubmit={submit} noValidate className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-[180px_1fr]">
          <Field
            label={t('canned.shortcut')}
            hint={t('canned.shortcutHint')}
            error={tried && isShortcutBad ? t('canned.shortcutInvalid') : undefined}
          >
            {(field) => (
              <span className="relative block">
                <span
                  aria-hidden
                  className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 font-mono text-sm text-ink-3"
                >
                  /
                </span>
                <Input
                  {...field}
                  autoFocus={reply === null}
                  maxLength={41}
                  spellCheck={false}
                  value={draft.shortcut}
                  onChange={(event) => set({ shortcut: event.target.value.replace(/^\//, '') })}
                  className="!pl-6 font-mono !text-sm"
                />
              </span>
            )}
          </Field>
          <Field
            label={t('canned.title')}
            error={tried && draft.title.trim() === '' ? t('channel.required') : undefined}
          >
            {(field) => (
              <Input
                {...field}
                maxLength={80}
                value={draft.title}
                onChange={(event) => set({ title: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <div className="space-y-2">
            <Field
              label={t('canned.body')}
              error={tried && draft.body.trim() === '' ? t('channel.required') : undefined}
            >
              {(field) => (
                <Textarea
                  {...field}
                  ref={body}
                  rows={7}
                  maxLength={LONGEST}
                  value={draft.body}
                  onChange={(event) => set({ body: event.target.value })}
                />
              )}
            </Field>
            <div role="group" aria-label={t('canned.insert')} className="flex flex-wrap gap-1.5">
              {VARIABLES.map((name) => (
                <Button
                  key={name}
                  size="sm"
                  title={`{{${name}}}`}
                  onClick={() => insert(name)}
                  className="!h-6 !px-2 !text-xs"
                >
                  + {t(`canned.variable.${name}`)}
                </Button>
              ))}
            </div>
          </div>
          <Preview text={draft.body} departmentId={draft.department_id} />
        </div>
        <Field label={t('canned.department')}>
          {(field) => (
            <Select
              {...field}
              value={draft.department_id ?? ''}
              onChange={(event) => set({ department_id: event.target.value || null })}
            >
              <option value="">{t('canned.everybody')}</option>
              {departments.map((department) => (
                <option key={department.id} value={department.id}>
                  {department.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {error && (
          <div role="alert">
            <Notice tone="bad">
              {error.code === 'ALREADY_EXISTS' ? t('canned.exists', { shortcut }) : errorText(error)}
            </Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function Preview({ text, departmentId }: { text: string; departmentId: string | null }) {
  const t = useT();
  const { user, organization } = useMe();
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const filled = fillCanned(
    text,
    cannedValues({
      contactName: t('canned.sampleName'),
      agentName: user.name,
      organizationName: organization.name,
      departmentName:
        departments.find((one) => one.id === departmentId)?.name ?? departments[0]?.name ?? null,
      greeting: t('canned.sampleGreeting'),
    }),
  );
  return (
    <div className="flex min-w-0 flex-col">
      <p className="pb-1.5 text-sm font-medium">{t('canned.preview')}</p>
      <div className="flex-1 rounded-sm bg-chat p-3">
        {filled.trim() === '' ? (
          <p className="text-sm text-ink-3">{t('canned.previewEmpty')}</p>
        ) : (
          <div className="ml-auto w-fit max-w-full rounded-lg rounded-br-sm bg-agent px-3 py-2 text-base break-words whitespace-pre-wrap text-agent-ink">
            <RichText text={filled} />
          </div>
        )}
      </div>
    </div>
  );
}
