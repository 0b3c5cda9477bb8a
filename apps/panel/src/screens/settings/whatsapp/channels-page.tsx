import type { Channel } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { ChevronRight, KeyRound, Plus, Smartphone, TriangleAlert } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useCan, useEndpoint } from '../../../sync/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Input } from '../../../ui/field.tsx';
import { Badge, EmptyState } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { Card, Loaded, Page } from '../page.tsx';

export function ChannelsPage() {
  const t = useT();
  const isAdmin = useCan('admin');
  const read = useEndpoint('listChannels', {});
  const add = isAdmin && (
    <Link
      to="/ajustes/whatsapp/novo"
      className="inline-flex h-9 items-center gap-1.5 rounded-sm bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-hover"
    >
      <Plus size={16} /> {t('whatsapp.add')}
    </Link>
  );
  return (
    <Page title="WhatsApp" intro={t('whatsapp.intro')} action={add}>
      <Loaded read={read}>
        {({ items, callback_url }) => (
          <>
            <section className="mb-5 overflow-hidden rounded-lg bg-surface shadow-1">
              {items.length === 0 ? (
                <div className="h-56">
                  <EmptyState icon={<Smartphone size={20} />} text={t('whatsapp.none')} action={add} />
                </div>
              ) : (
                <ul className="divide-y divide-line">
                  {items.map((channel) => (
                    <ChannelRow key={channel.id} channel={channel} />
                  ))}
                </ul>
              )}
            </section>
            <Card title={t('whatsapp.callbackTitle')} hint={t('whatsapp.callbackHint')}>
              <div className="flex gap-2">
                <Input
                  readOnly
                  aria-label={t('whatsapp.callbackTitle')}
                  value={callback_url}
                  className="font-mono !text-sm"
                  onFocus={(event) => event.target.select()}
                />
                <CopyButton text={callback_url} label={t('common.copy')} doneLabel={t('common.copied')} />
              </div>
            </Card>
            <Link
              to="/ajustes/whatsapp/credenciais"
              className="flex items-center gap-3 rounded-lg bg-surface px-5 py-4 shadow-1 hover:bg-hover"
            >
              <KeyRound size={18} className="shrink-0 text-accent-text" />
              <span className="min-w-0 flex-1">
                <span className="block text-base font-semibold">{t('credentials.title')}</span>
                <span className="block text-sm text-ink-2">{t('credentials.short')}</span>
              </span>
              <ChevronRight size={18} className="text-ink-3" />
            </Link>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ChannelRow({ channel }: { channel: Channel }) {
  const t = useT();
  const now = useNow();
  return (
    <li>
      <Link
        to="/ajustes/whatsapp/$channelId"
        params={{ channelId: channel.id }}
        className="inset-focus flex items-center gap-4 px-5 py-4 hover:bg-hover"
      >
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-good-wash text-good">
          <Smartphone size={19} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-2">
            <span className="text-base font-semibold">{channel.name}</span>
            <ChannelStatus channel={channel} />
            {channel.mode === 'simulator' && <Badge>{t('whatsapp.simulator')}</Badge>}
          </span>
          <span className="tabular block truncate text-sm text-ink-2">
            {channel.display_phone_number ?? channel.phone_number_id}
            {channel.verified_name && ` · ${channel.verified_name}`}
          </span>
          {channel.status_reason && (
            <span className="mt-1 flex items-start gap-1.5 text-sm text-soon">
              <TriangleAlert size={14} className="mt-0.5 shrink-0" /> {channel.status_reason}
            </span>
          )}
        </span>
        <span className="shrink-0 text-right text-xs text-ink-3 max-sm:hidden">
          {t('whatsapp.lastWebhook')}
          <br />
          {channel.last_webhook_at ? (
            <TimeAgo at={channel.last_webhook_at} now={now} inWords />
          ) : (
            t('common.never')
          )}
        </span>
        <ChevronRight size={18} className="shrink-0 text-ink-3" />
      </Link>
    </li>
  );
}

export function ChannelStatus({ channel }: { channel: Channel }) {
  const t = useT();
  const tone = { active: 'good', paused: 'soon', needs_token: 'bad' } as const;
  return <Badge tone={tone[channel.status]}>{t(`whatsapp.status.${channel.status}`)}</Badge>;
}
