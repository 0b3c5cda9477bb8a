import type { FulfillmentCall } from '@balcao/protocol';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useLocale } from '../../../../i18n/use-t.tsx';
import { formatFull } from '../../../../ui/format/time.ts';
import { Notice } from '../../../../ui/states.tsx';
import { CodeBlock } from '../code-block.tsx';
import { CopyIcon } from '../copy-icon.tsx';
import { formatDuration } from '../rules/format-duration.ts';
import { indentJson } from '../rules/indent-json.ts';
import { outcomeTone, silenceKey, wasMade } from '../rules/outcome-words.ts';
import { ORIGIN_ICONS } from './call-row.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';

/** What the server keeps of an answer, less what cutting between two characters may take. */
const CUT_BYTES = 64 * 1024 - 3;

type Props = {
  call: FulfillmentCall;
  /** for who knows what they sent and waits for what comes back */
  answerFirst?: boolean;
};

/** One call, problem first: what should be done, then what went and what came. */
export function CallDetail({ call, answerFirst = false }: Props) {
  const tone = outcomeTone(call.outcome);
  const request = <Request key="request" call={call} />;
  const answer = <Answer key="answer" call={call} />;
  return (
    <div className="space-y-6">
      <Facts call={call} />
      {call.problem !== null && (
        <Notice
          tone={tone === 'bad' ? 'bad' : 'soon'}
          icon={
            tone === 'bad' ? (
              <CircleAlert size={16} className="text-bad" />
            ) : (
              <TriangleAlert size={16} className="text-soon" />
            )
          }
        >
          <span className="break-words">{call.problem}</span>
        </Notice>
      )}
      {answerFirst ? [answer, request] : [request, answer]}
    </div>
  );
}

function Request({ call }: { call: FulfillmentCall }) {
  const t = useT();
  return (
    <Part title={t(wasMade(call.outcome) ? 'call.request' : 'call.notSent')}>
      {call.request.url !== '' && (
        <p className="flex items-start gap-1.5 font-mono text-xs">
          <span className="py-1.5 font-semibold text-ink-2">POST</span>
          <span className="min-w-0 flex-1 py-1.5 break-all">{call.request.url}</span>
          <CopyIcon text={call.request.url} label={t('fulfillment.copyName', { name: t('form.url') })} />
        </p>
      )}
      <Headers headers={call.request.headers} />
      <Body text={JSON.stringify(call.request.body ?? null)} label={t('call.requestBody')} />
    </Part>
  );
}

function Answer({ call }: { call: FulfillmentCall }) {
  const t = useT();
  return (
    <Part title={t('call.response')}>
      {call.response === null ? (
        <p className="text-sm text-ink-2">{t(silenceKey(call.outcome))}</p>
      ) : (
        <>
          <p className="font-mono text-xs">
            <span className="font-semibold text-ink-2">HTTP</span> {call.response.status}
          </p>
          <Headers headers={call.response.headers} />
          <Body text={call.response.body} label={t('call.responseBody')} />
        </>
      )}
    </Part>
  );
}

function Facts({ call }: { call: FulfillmentCall }) {
  const t = useT();
  const locale = useLocale();
  const Icon = ORIGIN_ICONS[call.origin];
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-2">
      <OutcomeBadge call={call} />
      {call.duration_ms > 0 && (
        <span className="tabular" title={t('call.took')}>
          {formatDuration(call.duration_ms, locale)}
        </span>
      )}
      <span className="flex items-center gap-1.5" title={t('call.origin')}>
        <Icon size={14} aria-hidden className="text-ink-3" /> {t(`origin.${call.origin}`)}
      </span>
      <time dateTime={call.at} className="tabular" title={t('call.at')}>
        {formatFull(call.at, locale)}
      </time>
    </p>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-1.5 text-base font-semibold">{title}</h3>
      <div className="space-y-2.5">{children}</div>
    </section>
  );
}

function Headers({ headers }: { headers: Readonly<Record<string, string>> }) {
  const t = useT();
  const rows = Object.entries(headers);
  if (rows.length === 0) return null;
  return (
    <details className="group text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-2 hover:text-ink">
        {t('call.headers', { count: rows.length })}
      </summary>
      <dl className="mt-1.5 space-y-1 rounded-sm bg-sunken px-3.5 py-2.5 font-mono text-xs">
        {rows.map(([name, value]) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-ink-3">{name}:</dt>
            <dd className="min-w-0 break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Body({ text, label }: { text: string; label: string }) {
  const t = useT();
  if (text === '') return <p className="text-sm text-ink-3">{t('call.emptyBody')}</p>;
  const isCut = new TextEncoder().encode(text).length >= CUT_BYTES;
  return (
    <>
      <CodeBlock
        code={indentJson(text) ?? text}
        label={label}
        copyLabel={t('fulfillment.copyName', { name: label })}
      />
      {isCut && label === t('call.responseBody') && <p className="text-sm text-ink-3">{t('call.cut')}</p>}
    </>
  );
}
