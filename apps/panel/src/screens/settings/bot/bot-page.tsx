import type { Bot } from '@balcao/protocol';
import { Bot as BotIcon, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useT } from '../../../i18n/use-t.tsx';
import { useAction, useCan, useEndpoint } from '../../../sync/context.tsx';
import type { CallOutput } from '../../../sync/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { Badge, EmptyState, Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Loaded, Page } from '../page.tsx';
import { JsonEditor } from './json-editor.tsx';
import { parseDefinition } from './parse-definition.ts';

export function BotPage() {
  const t = useT();
  const bots = useEndpoint('listBots', {});
  const id = bots.data?.items[0]?.id;
  const bot = useEndpoint('getBot', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  return (
    <Page wide title={t('settings.bot')} intro={t('bot.intro')}>
      {bots.data?.items.length === 0 ? (
        <EmptyState icon={<BotIcon size={20} />} text={t('bot.none')} />
      ) : (
        <Loaded
          read={bots.error ? { data: undefined, error: bots.error, refetch: bots.refetch } : bot}
          rows={6}
        >
          {(found) => <Editor key={found.version} bot={found} />}
        </Loaded>
      )}
    </Page>
  );
}

type CheckReport = CallOutput<'checkBot'>;

function Editor({ bot }: { bot: Bot }) {
  const t = useT();
  const locale = useLocale();
  const errorText = useErrorText();
  const canEdit = useCan('admin');
  const published = JSON.stringify(bot.definition, null, 2);
  const [source, setSource] = useState(published);
  const [report, setReport] = useState<CheckReport | null>(null);
  const [asking, setAsking] = useState(false);
  const check = useAction('checkBot');
  const publish = useAction('publishBot', ['listBots', 'getBot']);
  const parsed = parseDefinition(source);
  const changed = source !== published;

  const run = (then: (checked: CheckReport) => void) => {
    if (!parsed.ok) return;
    check.mutate(
      { body: { definition: parsed.definition } },
      {
        onSuccess: (checked) => {
          setReport(checked);
          then(checked);
        },
        onError: (error) => showToast('bad', errorText(error)),
      },
    );
  };
  const release = () => {
    if (!parsed.ok) return;
    publish.mutate(
      { params: { id: bot.id }, body: { definition: parsed.definition } },
      {
        onSuccess: (next) => showToast('good', t('bot.published', { version: next.version })),
        onError: (error) => showToast('bad', errorText(error)),
        onSettled: () => setAsking(false),
      },
    );
  };
  return (
    <section className="overflow-hidden rounded-lg bg-surface shadow-1">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-5 py-3">
        <h2 className="text-base font-semibold">{bot.name}</h2>
        <Badge tone={changed ? 'soon' : 'good'}>
          {changed ? t('bot.draft') : t('bot.version', { version: bot.version })}
        </Badge>
        {bot.published_at && !changed && (
          <span className="text-sm text-ink-3">
            {t('bot.publishedAt', { at: formatMoment(bot.published_at, locale) })}
          </span>
        )}
        <span className="flex-1" />
        {canEdit && (
          <>
            {changed && (
              <Button size="sm" look="ghost" onClick={() => setSource(published)}>
                {t('bot.undo')}
              </Button>
            )}
            <Button
              size="sm"
              busy={check.isPending}
              disabled={!parsed.ok}
              onClick={() => run(() => undefined)}
            >
              {t('bot.check')}
            </Button>
            <Button
              size="sm"
              look="primary"
              disabled={!parsed.ok || !changed}
              onClick={() => run((checked) => checked.ok && setAsking(true))}
            >
              {t('bot.publish')}
            </Button>
          </>
        )}
      </header>
      {!parsed.ok && (
        <div className="px-5 py-4">
          <Notice tone="bad" icon={<CircleAlert size={16} className="text-bad" />}>
            {t('bot.notJson', { where: parsed.where })}
          </Notice>
        </div>
      )}
      {report && parsed.ok && <Problems report={report} />}
      <JsonEditor
        value={source}
        readOnly={!canEdit}
        label={t('bot.editor')}
        onChange={(next) => {
          setSource(next);
          setReport(null);
        }}
      />
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('bot.publishAsk', { version: bot.version + 1 })}
        closeLabel={t('common.close')}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="primary" autoFocus busy={publish.isPending} onClick={release}>
              {t('bot.publish')}
            </Button>
          </>
        }
      >
        <p className="text-base text-ink-2">{t('bot.publishText')}</p>
      </Dialog>
    </section>
  );
}

function Problems({ report }: { report: CheckReport }) {
  const t = useT();
  if (report.problems.length === 0) {
    return (
      <div className="px-5 py-4" role="status">
        <Notice tone="good" icon={<CircleCheck size={16} className="text-good" />}>
          {t('bot.clean')}
        </Notice>
      </div>
    );
  }
  return (
    <div role="status">
      <ul className="space-y-2 px-5 py-4">
        {report.problems.map((problem) => (
          <li key={`${problem.path}-${problem.code}`}>
            <Notice
              tone={problem.severity === 'error' ? 'bad' : 'soon'}
              icon={
                problem.severity === 'error' ? (
                  <CircleAlert size={16} className="text-bad" />
                ) : (
                  <TriangleAlert size={16} className="text-soon" />
                )
              }
            >
              <p>{problem.message}</p>
              <p className="font-mono text-xs text-ink-2">
                {problem.path} · {problem.code}
              </p>
            </Notice>
          </li>
        ))}
      </ul>
    </div>
  );
}
