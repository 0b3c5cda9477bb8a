import { useT } from '../../../i18n/intents/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, SwitchField } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { Card } from '../page.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { PERCENTS, USUAL_PERCENT } from './rules/hearing.ts';
import type { HearingForm } from './use-hearing-form.ts';
import { usePublishErrorText } from './use-publish-error-text.ts';

/** Whether customers' words lead to intents, and how sure the bot must be: one setting for all of a bot's intents. */
export function HearingCard({ form }: { form: HearingForm }) {
  const t = useT();
  const errorText = usePublishErrorText();
  const { draft, isDirty, isBusy, failure } = form;
  const isConflict = failure?.code === 'CONFLICT';
  return (
    <form onSubmit={form.save} noValidate>
      <Card
        title={t('hearing.title')}
        hint={t('hearing.hint')}
        footer={
          <>
            {isDirty && (
              <Button look="ghost" onClick={form.undo}>
                {t('intent.undo')}
              </Button>
            )}
            <Button look="primary" type="submit" busy={isBusy} disabled={!isDirty}>
              {t('intent.publish')}
            </Button>
          </>
        }
      >
        <SwitchField
          label={t('hearing.on')}
          hint={t(draft.isOn ? 'hearing.onHint' : 'hearing.offHint')}
          checked={draft.isOn}
          onChange={(isOn) => form.set({ isOn })}
        />
        <Field
          label={t('hearing.percent')}
          hint={t('hearing.percentHint', { ...PERCENTS, usual: USUAL_PERCENT })}
        >
          {(field) => (
            <NumberField
              {...field}
              {...PERCENTS}
              unit="%"
              value={draft.percent}
              placeholder={String(USUAL_PERCENT)}
              onChange={(percent) => form.set({ percent })}
              className="w-28"
            />
          )}
        </Field>
        {failure && !isConflict && (
          <div role="alert">
            <Notice tone="bad">{errorText(failure)}</Notice>
          </div>
        )}
      </Card>
      {isConflict && <ConflictDialog form={form} onClose={form.forgetFailure} />}
      <LeaveDialog isDirty={isDirty} />
    </form>
  );
}
