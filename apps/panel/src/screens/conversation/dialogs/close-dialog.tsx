import { useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, SwitchField, Textarea } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import type { ConversationActions } from '../use-conversation-actions.ts';
import { ReasonChoice } from './reason-choice.tsx';

type Props = { actions: ConversationActions; onClose: () => void };

/** Why it ends, what to remember, and whether the customer is asked. */
export function CloseDialog({ actions, onClose }: Props) {
  const t = useT();
  const desk = useEndpoint('getDeskSettings', {});
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [survey, setSurvey] = useState(true);
  const [missing, setMissing] = useState(false);
  const reasons = desk.data?.close_reasons ?? [];
  const kind = desk.data?.survey.kind ?? 'off';

  const submit = async () => {
    if (desk.data?.close_reason_required && reason === null) return setMissing(true);
    const body = {
      reason: reason ?? undefined,
      note: note.trim() || undefined,
      survey: survey && kind !== 'off',
    };
    if (await actions.close(body)) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('close.title')}
      description={t('close.text')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="close-form" busy={actions.busy === 'close'}>
            {t('close.confirm')}
          </Button>
        </>
      }
    >
      <form
        id="close-form"
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {desk.isPending && <Skeleton className="h-28" />}
        {reasons.length > 0 && (
          <ReasonChoice
            reasons={reasons}
            value={reason}
            onChange={(id) => {
              setReason(id);
              setMissing(false);
            }}
            error={missing ? t('close.reasonMissing') : null}
          />
        )}
        <Field label={t('close.note')} hint={t('close.noteHint')}>
          {(field) => (
            <Textarea
              {...field}
              rows={2}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
              }}
            />
          )}
        </Field>
        {kind !== 'off' && (
          <SwitchField
            label={t('close.survey')}
            hint={t(kind === 'csat' ? 'close.surveyCsat' : 'close.surveyNps')}
            checked={survey}
            onChange={setSurvey}
          />
        )}
      </form>
    </Dialog>
  );
}
