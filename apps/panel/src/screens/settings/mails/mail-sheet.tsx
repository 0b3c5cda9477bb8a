import type { Mail } from '@balcao/protocol';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useAction } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatFull } from '../../../ui/format/time.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Badge, Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';

export const STATE_TONES = { queued: 'quiet', sent: 'good', failed: 'bad', held: 'soon' } as const;

type Props = { mail: Mail; onChanged: (mail: Mail) => void; onClose: () => void };

/** The mail as its reader gets it, in a frame that may run nothing and load nothing. */
export function MailSheet({ mail, onChanged, onClose }: Props) {
  const t = useT();
  const locale = useLocale();
  const errorText = useErrorText();
  const [part, setPart] = useState<'html' | 'text'>('html');
  const send = useAction('sendMailAgain', ['listMails']);
  const canSend = mail.state === 'failed' || mail.state === 'held';
  const again = () =>
    send.mutate(
      { params: { id: mail.id } },
      {
        onSuccess: (changed) => {
          onChanged(changed);
          showToast('good', t('mails.queuedAgain'));
        },
      },
    );
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={mail.subject}
      description={t('mails.to', { to: mail.to })}
      closeLabel={t('common.close')}
      footer={
        canSend && (
          <Button look="primary" busy={send.isPending} onClick={again}>
            {!send.isPending && <Send size={15} />} {t('mails.sendAgain')}
          </Button>
        )
      }
    >
      <div className="flex h-full flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-2">
          <Badge tone={STATE_TONES[mail.state]}>{t(`mails.state.${mail.state}`)}</Badge>
          {t('mails.createdAt', { at: formatFull(mail.created_at, locale) })}
          {mail.sent_at !== null && <> · {t('mails.sentAt', { at: formatFull(mail.sent_at, locale) })}</>}
        </p>
        {mail.error !== null && (
          <Notice tone="bad">
            <span className="break-words">{mail.error}</span>
          </Notice>
        )}
        {mail.state === 'held' && <Notice tone="soon">{t('mails.heldText')}</Notice>}
        {send.error && (
          <div role="alert">
            <Notice tone="bad">{errorText(send.error)}</Notice>
          </div>
        )}
        <div className="w-48">
          <Segmented
            label={t('mails.part')}
            value={part}
            options={[
              { value: 'html', label: t('mails.html') },
              { value: 'text', label: t('mails.text') },
            ]}
            onChange={setPart}
          />
        </div>
        {part === 'html' ? (
          <iframe
            // No script, no form, no navigation, no cookies of ours.
            sandbox=""
            srcDoc={mail.html}
            title={mail.subject}
            className="min-h-80 w-full flex-1 rounded-sm border border-line"
            style={{ background: '#fff' }}
          />
        ) : (
          <pre className="flex-1 overflow-auto rounded-sm bg-sunken p-4 font-mono text-sm whitespace-pre-wrap">
            {mail.text}
          </pre>
        )}
      </div>
    </Dialog>
  );
}
