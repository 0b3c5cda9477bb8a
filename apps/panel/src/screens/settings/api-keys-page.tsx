import type { ApiKey } from '@balcao/protocol';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../../i18n/settings/use-t.ts';
import { useAction, useEndpoint } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Badge, EmptyState, Notice } from '../../ui/states.tsx';
import { TimeAgo, useNow } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';
import { Loaded, Page } from './page.tsx';

export function ApiKeysPage() {
  const t = useT();
  const [dialog, setDialog] = useState<'create' | ApiKey | null>(null);
  const read = useEndpoint('listApiKeys', {});
  const add = (
    <Button look="primary" onClick={() => setDialog('create')}>
      <Plus size={16} /> {t('apiKeys.add')}
    </Button>
  );
  return (
    <Page title={t('settings.apiKeys')} intro={t('apiKeys.intro')} action={add}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="h-52 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<KeyRound size={20} />} text={t('apiKeys.none')} action={add} />
            </div>
          ) : (
            <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
              {items.map((key) => (
                <KeyRow key={key.id} apiKey={key} onRevoke={() => setDialog(key)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {dialog === 'create' && <CreateKey onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'create' && (
        <RevokeKey apiKey={dialog} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const t = useT();
  const now = useNow();
  const revoked = apiKey.revoked_at !== null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span
            className={classNames('truncate text-base font-medium', revoked && 'text-ink-3 line-through')}
          >
            {apiKey.name}
          </span>
          {apiKey.mode === 'test' && <Badge tone="soon">{t('apiKeys.test')}</Badge>}
          {revoked && <Badge>{t('apiKeys.revoked')}</Badge>}
        </p>
        <p className="text-sm text-ink-3">
          <code className="font-mono text-xs">{apiKey.prefix}…</code> · {t('apiKeys.lastUsed')}{' '}
          {apiKey.last_used_at ? <TimeAgo at={apiKey.last_used_at} now={now} inWords /> : t('common.never')}
        </p>
      </div>
      {!revoked && (
        <Button size="sm" look="danger" onClick={onRevoke}>
          {t('apiKeys.revoke')}
        </Button>
      )}
    </li>
  );
}

type Form = { name: string; mode: 'live' | 'test' };

function CreateKey({ onClose }: { onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const create = useAction('createApiKey', ['listApiKeys']);
  const { register, handleSubmit, formState } = useForm<Form>({ defaultValues: { mode: 'live' } });
  const submit = handleSubmit((form) => create.mutate({ body: form }));
  if (create.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('apiKeys.created')}
        closeLabel={t('common.close')}
        footer={
          <Button look="primary" onClick={onClose}>
            {t('apiKeys.kept')}
          </Button>
        }
      >
        <p className="pb-3 text-base text-ink-2">{t('apiKeys.once')}</p>
        <div className="flex gap-2">
          <Input
            readOnly
            aria-label={t('apiKeys.secret')}
            value={create.data.secret}
            className="font-mono !text-sm"
            onFocus={(event) => event.target.select()}
          />
          <CopyButton text={create.data.secret} label={t('common.copy')} doneLabel={t('common.copied')} />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('apiKeys.add')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" busy={create.isPending} onClick={() => void submit()}>
            {t('apiKeys.add')}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} noValidate className="space-y-4">
        <Field
          label={t('apiKeys.name')}
          hint={t('apiKeys.nameHint')}
          error={formState.errors.name && t('channel.required')}
        >
          {(field) => <Input {...field} autoFocus maxLength={80} {...register('name', { required: true })} />}
        </Field>
        <Field label={t('apiKeys.mode')} hint={t('apiKeys.modeHint')}>
          {(field) => (
            <Select {...field} {...register('mode')}>
              <option value="live">{t('apiKeys.live')}</option>
              <option value="test">{t('apiKeys.test')}</option>
            </Select>
          )}
        </Field>
        {create.error && <Notice tone="bad">{errorText(create.error)}</Notice>}
        <button type="submit" hidden aria-hidden="true" />
      </form>
    </Dialog>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const revoke = useAction('revokeApiKey', ['listApiKeys']);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('apiKeys.revokeAsk', { name: apiKey.name })}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="danger"
            busy={revoke.isPending}
            onClick={() =>
              revoke.mutate(
                { params: { id: apiKey.id } },
                { onSuccess: onClose, onError: (error) => showToast('bad', errorText(error)) },
              )
            }
          >
            {t('apiKeys.revoke')}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{t('apiKeys.revokeText')}</p>
    </Dialog>
  );
}
