import type { Bot } from '@balcao/protocol';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useCan } from '../../../sync/context.tsx';
import { Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Confirm } from '../page-confirm.tsx';
import { DefinitionHead } from './definition-head.tsx';
import { JsonEditor } from './json-editor.tsx';
import { NewerVersion } from './newer-version.tsx';
import { parseDefinition } from './parse-definition.ts';
import { type CheckReport, ProblemList } from './problem-list.tsx';
import { usePublishBot } from './use-publish-bot.ts';

const sourceOf = (bot: Bot) => JSON.stringify(bot.definition, null, 2);

/** What was typed stays when another version is published meanwhile; without anything typed the newest one is shown. */
export function DefinitionEditor({ bot }: { bot: Bot }) {
  const t = useT();
  const errorText = useErrorText();
  const canEdit = useCan('admin');
  const [base, setBase] = useState(bot);
  const published = sourceOf(base);
  const [source, setSource] = useState(published);
  const [report, setReport] = useState<CheckReport | null>(null);
  const [asking, setAsking] = useState(false);
  const check = useAction('checkBot');
  const { publish, refresh, isPending, error, reset } = usePublishBot();
  const parsed = parseDefinition(source);
  const changed = source !== published;
  const show = (next: Bot) => {
    setBase(next);
    setSource(sourceOf(next));
    setReport(null);
  };
  if (bot.version > base.version && !changed) show(bot);

  const run = (then: (checked: CheckReport) => void) => {
    if (!parsed.ok) return;
    reset();
    check.mutate(
      { body: { definition: parsed.definition } },
      {
        onSuccess: (checked) => {
          setReport(checked);
          then(checked);
        },
        onError: (failed) => showToast('bad', errorText(failed)),
      },
    );
  };
  const release = async () => {
    if (!parsed.ok) return;
    const made = await publish(base, parsed.definition);
    show(made);
    setAsking(false);
    showToast('good', t('bot.published', { version: made.version }));
    await refresh();
  };
  const isConflict = error?.code === 'CONFLICT';
  return (
    <section className="overflow-hidden rounded-lg bg-surface shadow-1">
      <DefinitionHead
        bot={base}
        changed={changed}
        canEdit={canEdit}
        canCheck={parsed.ok}
        busy={check.isPending}
        onUndo={() => setSource(published)}
        onCheck={() => run(() => undefined)}
        onPublish={() => run((checked) => checked.ok && setAsking(true))}
      />
      {!parsed.ok && (
        <div className="px-5 py-4">
          <Notice tone="bad" icon={<CircleAlert size={16} className="text-bad" />}>
            {t('bot.notJson', { where: parsed.where })}
          </Notice>
        </div>
      )}
      {isConflict && !asking && <NewerVersion base={base} typed={source} onLoad={show} onDone={reset} />}
      {report && parsed.ok && !isConflict && <ProblemList report={report} />}
      <JsonEditor
        value={source}
        readOnly={!canEdit}
        label={t('bot.editor')}
        onChange={(next) => {
          setSource(next);
          setReport(null);
        }}
      />
      {asking && (
        <Confirm
          look="primary"
          title={t('bot.publishAsk', { version: base.version + 1 })}
          confirm={t('bot.publish')}
          busy={isPending}
          failure={error && errorText(error)}
          onConfirm={() =>
            void release().catch((failed: typeof error) => failed?.code === 'CONFLICT' && setAsking(false))
          }
          onClose={() => setAsking(false)}
        >
          {t('bot.publishText')}
        </Confirm>
      )}
    </section>
  );
}
