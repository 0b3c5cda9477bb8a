import type { DeskSettings } from '@balcao/protocol';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint } from '../../../sync/context.tsx';
import { Field, Input, SwitchField } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card, Loaded, Page } from '../page.tsx';
import { SaveBar } from '../save-bar.tsx';
import { ReasonsCard } from './reasons-card.tsx';
import { ownQuestions, withReasonIds } from './rules/desk-draft.ts';
import { SurveyCard } from './survey-card.tsx';

/** How conversations end, and when somebody counts as away. */
export function DeskPage() {
  const t = useT();
  const read = useEndpoint('getDeskSettings', {});
  return (
    <Page title={t('settings.closing')} intro={t('desk.intro')}>
      <Loaded read={read} rows={6}>
        {(settings) => <Editor settings={settings} />}
      </Loaded>
    </Page>
  );
}

const FIRST_AWAY_MINUTES = 10;

function Editor({ settings }: { settings: DeskSettings }) {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateDeskSettings', ['getDeskSettings']);
  const tags = useEndpoint('listTags', {}).data?.items ?? [];
  const [saved, setSaved] = useState(settings);
  const [draft, setDraft] = useState(settings);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<DeskSettings>) => setDraft((held) => ({ ...held, ...change }));
  const isDirty = JSON.stringify(saved) !== JSON.stringify(draft);
  const lacksName = draft.close_reasons.some((reason) => reason.name.trim() === '');
  const lacksReason = draft.close_reason_required && draft.close_reasons.length === 0;
  const lacksTag = draft.vip_tag.trim() === '';
  const hasProblem = lacksName || lacksReason || lacksTag;

  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (hasProblem) return;
    const body = {
      ...draft,
      vip_tag: draft.vip_tag.trim(),
      close_reasons: withReasonIds(draft.close_reasons),
      survey: { ...draft.survey, question: ownQuestions(draft.survey.question) },
    };
    update.mutate(
      { body },
      {
        onSuccess: (answer) => {
          setSaved(answer);
          setDraft(answer);
          setTried(false);
          showToast('good', t('common.saved'));
        },
      },
    );
  };
  const { presence } = draft;
  return (
    <form onSubmit={save} noValidate>
      <SurveyCard survey={draft.survey} onChange={(survey) => set({ survey })} />
      <ReasonsCard
        reasons={draft.close_reasons}
        required={draft.close_reason_required}
        tried={tried}
        onChange={set}
      />
      <Card title={t('desk.presence')} hint={t('desk.presenceHint')}>
        <SwitchField
          label={t('desk.autoAway')}
          hint={t('desk.autoAwayHint')}
          checked={presence.auto_away_minutes !== null}
          onChange={(on) =>
            set({ presence: { ...presence, auto_away_minutes: on ? FIRST_AWAY_MINUTES : null } })
          }
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {presence.auto_away_minutes !== null && (
            <Field label={t('desk.awayAfter')}>
              {(field) => (
                <NumberField
                  {...field}
                  value={presence.auto_away_minutes}
                  min={1}
                  max={240}
                  unit="min"
                  onChange={(minutes) =>
                    set({ presence: { ...presence, auto_away_minutes: minutes ?? FIRST_AWAY_MINUTES } })
                  }
                  className="w-36"
                />
              )}
            </Field>
          )}
          <Field label={t('desk.offlineAfter')} hint={t('desk.offlineAfterHint')}>
            {(field) => (
              <NumberField
                {...field}
                value={presence.offline_after_seconds}
                min={30}
                max={900}
                unit="s"
                onChange={(seconds) =>
                  set({ presence: { ...presence, offline_after_seconds: seconds ?? 90 } })
                }
                className="w-36"
              />
            )}
          </Field>
        </div>
      </Card>
      <Card title={t('desk.vip')} hint={t('desk.vipHint')}>
        <Field label={t('desk.vipTag')} error={tried && lacksTag ? t('channel.required') : undefined}>
          {(field) => (
            <>
              <Input
                {...field}
                list="vip-tags"
                maxLength={60}
                value={draft.vip_tag}
                onChange={(event) => set({ vip_tag: event.target.value })}
                className="sm:max-w-64"
              />
              <datalist id="vip-tags">
                {tags.map((tag) => (
                  <option key={tag.id} value={tag.name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      </Card>
      <SaveBar
        isDirty={isDirty}
        busy={update.isPending}
        failure={
          tried && hasProblem
            ? t(lacksReason ? 'desk.reasonFirst' : 'departments.fix')
            : update.error && errorText(update.error)
        }
      />
    </form>
  );
}
