import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type SettingsKey, useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Page } from '../page.tsx';
import { MetaDrawing } from './meta-drawing.tsx';

type Step = { key: 'app' | 'numbers' | 'token' | 'secret' | 'webhook' | 'live'; gives: string | null };

const STEPS: readonly Step[] = [
  { key: 'app', gives: null },
  { key: 'numbers', gives: 'Phone Number ID · WABA ID' },
  { key: 'token', gives: 'Access Token' },
  { key: 'secret', gives: 'App Secret' },
  { key: 'webhook', gives: 'Webhook Verify Token' },
  { key: 'live', gives: null },
];

/** Where each field hides in Meta's dashboard, drawn by us: its pages change, the order does not. */
export function CredentialsPage() {
  const t = useT();
  const callback = useEndpoint('listChannels', {}).data?.callback_url;
  return (
    <Page title={t('credentials.title')} intro={t('credentials.intro')}>
      <ol className="space-y-5">
        {STEPS.map((step, index) => (
          <li
            key={step.key}
            className="grid gap-5 rounded-lg bg-surface p-5 shadow-1 sm:grid-cols-[1fr_260px]"
          >
            <div className="min-w-0">
              <p className="flex items-center gap-2.5">
                <span className="tabular grid size-6 shrink-0 place-items-center rounded-full bg-accent text-xs font-semibold text-accent-ink">
                  {index + 1}
                </span>
                <span className="text-base font-semibold">{t(`credentials.${step.key}.title`)}</span>
              </p>
              <Paragraphs text={t(`credentials.${step.key}.text`)} />
              {step.gives && (
                <p className="mt-3 text-sm text-ink-3">
                  {t('credentials.gives')} <strong className="font-semibold text-ink">{step.gives}</strong>
                </p>
              )}
              {step.key === 'webhook' && callback && (
                <div className="mt-3 flex flex-wrap items-center gap-2">
                  <code className="min-w-0 rounded-sm bg-sunken px-2.5 py-2 font-mono text-xs break-all">
                    {callback}
                  </code>
                  <CopyButton text={callback} label={t('common.copy')} doneLabel={t('common.copied')} />
                </div>
              )}
            </div>
            <MetaDrawing step={step.key} />
          </li>
        ))}
      </ol>
      <Done />
    </Page>
  );
}

function Paragraphs({ text }: { text: string }): ReactNode {
  return text.split('\n').map((line) => (
    <p key={line} className="mt-2 text-base text-pretty text-ink-2">
      {line}
    </p>
  ));
}

function Done() {
  const t = useT();
  const label: SettingsKey = 'whatsapp.add';
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 pt-7">
      <p className="text-base text-ink-2">{t('credentials.done')}</p>
      <Link
        to="/ajustes/whatsapp/novo"
        className="inline-flex h-9 items-center rounded-sm bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-hover"
      >
        {t(label)}
      </Link>
    </div>
  );
}
