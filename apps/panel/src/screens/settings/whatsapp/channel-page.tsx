import type { Channel } from '@balcao/protocol';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useCan, useEndpoint } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { NotFound } from '../../not-found.tsx';
import { Card, Loaded, Page } from '../page.tsx';
import { ChannelForm } from './channel-form.tsx';
import { ChannelStatus } from './channels-page.tsx';
import { ConnectionTest } from './connection-test.tsx';

export function NewChannelPage() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Page title={t('channel.newTitle')} intro={<CredentialsHint />}>
      <ChannelForm
        channel={null}
        onSaved={(channel) =>
          void navigate({ to: '/ajustes/whatsapp/$channelId', params: { channelId: channel.id } })
        }
      />
    </Page>
  );
}

export function ChannelPage() {
  const t = useT();
  const { channelId } = useParams({ strict: false });
  const read = useEndpoint('listChannels', {});
  return (
    <Loaded read={read}>
      {({ items }) => {
        const channel = items.find((one) => one.id === channelId);
        if (channel === undefined) return <NotFound />;
        return (
          <Page
            title={channel.name}
            intro={channel.display_phone_number ?? channel.phone_number_id}
            action={<ChannelStatus channel={channel} />}
          >
            {channel.status !== 'active' && <Paused channel={channel} />}
            <ConnectionTest channelId={channel.id} />
            <ChannelForm channel={channel} onSaved={() => showToast('good', t('common.saved'))} />
            <Disconnect channel={channel} />
          </Page>
        );
      }}
    </Loaded>
  );
}

function CredentialsHint() {
  const t = useT();
  return (
    <>
      {t('channel.newIntro')}{' '}
      <Link to="/ajustes/whatsapp/credenciais" className="font-medium text-accent-text hover:underline">
        {t('credentials.title')}
      </Link>
    </>
  );
}

function Paused({ channel }: { channel: Channel }) {
  const t = useT();
  const errorText = useErrorText();
  const canResume = useCan('admin');
  const resume = useAction('resumeChannel', ['listChannels']);
  return (
    <div className="mb-5">
      <Notice tone="soon">
        <p className="font-semibold">{t('channel.pausedTitle')}</p>
        <p>{channel.status_reason}</p>
        {canResume && channel.status === 'paused' && (
          <Button
            size="sm"
            className="mt-2"
            busy={resume.isPending}
            onClick={() =>
              resume.mutate(
                { params: { id: channel.id } },
                { onError: (error) => showToast('bad', errorText(error)) },
              )
            }
          >
            {t('channel.resume')}
          </Button>
        )}
      </Notice>
    </div>
  );
}

function Disconnect({ channel }: { channel: Channel }) {
  const t = useT();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const isOwner = useCan('owner');
  const [asking, setAsking] = useState(false);
  const remove = useAction('deleteChannel', ['listChannels']);
  if (!isOwner) return null;
  return (
    <Card title={t('channel.disconnectTitle')} hint={t('channel.disconnectHint')}>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('channel.disconnect')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('channel.disconnectAsk', { name: channel.name })}
        closeLabel={t('common.close')}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              look="danger"
              busy={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { params: { id: channel.id } },
                  {
                    onSuccess: () => void navigate({ to: '/ajustes/whatsapp' }),
                    onError: (error) => showToast('bad', errorText(error)),
                  },
                )
              }
            >
              {t('channel.disconnect')}
            </Button>
          </>
        }
      >
        <p className="text-base text-ink-2">{t('channel.disconnectHint')}</p>
      </Dialog>
    </Card>
  );
}
