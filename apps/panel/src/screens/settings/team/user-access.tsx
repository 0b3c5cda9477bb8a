import type { User } from '@balcao/protocol';
import { type ReactNode, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Confirm } from '../page-confirm.tsx';
import { InvitationLink } from './invitation-link.tsx';

type Ask = 'disable' | 'resetFactor' | null;

/** How somebody gets in: a new link, without their second factor, or not at all. */
export function UserAccess({ user, isSelf }: { user: User; isSelf: boolean }) {
  const t = useT();
  const errorText = useErrorText();
  const [ask, setAsk] = useState<Ask>(null);
  const isDisabled = user.disabled_at !== null;
  const invite = useAction('inviteUserAgain', ['listMails']);
  const reset = useAction('resetSecondFactor', ['listUsers', 'listUserSessions']);
  const update = useAction('updateUser', ['listUsers', 'listUserSessions', 'listAgents']);
  const done = (text: string) => () => {
    setAsk(null);
    showToast('good', text);
  };
  const params = { id: user.id };
  return (
    <section>
      <h3 className="pb-1 text-base font-semibold">{t('team.access')}</h3>
      <ul className="divide-y divide-line">
        {!isDisabled && !isSelf && (
          <Line
            title={t('team.newLink')}
            text={t('team.newLinkText')}
            action={
              <Button
                size="sm"
                busy={invite.isPending}
                onClick={() =>
                  invite.mutate({ params }, { onError: (error) => showToast('bad', errorText(error)) })
                }
              >
                {t('team.inviteAgain')}
              </Button>
            }
          />
        )}
        <Line
          title={t('team.secondFactor')}
          text={t(user.second_factor ? 'team.secondFactorOnText' : 'team.secondFactorOffText')}
          action={
            user.second_factor &&
            !isSelf && (
              <Button size="sm" look="danger" onClick={() => setAsk('resetFactor')}>
                {t('team.resetFactor')}
              </Button>
            )
          }
        />
        {!isSelf && (
          <Line
            title={t(isDisabled ? 'team.enable' : 'team.disable')}
            text={t(isDisabled ? 'team.enableText' : 'team.disableText')}
            action={
              isDisabled ? (
                <Button
                  size="sm"
                  busy={update.isPending}
                  onClick={() =>
                    update.mutate(
                      { params, body: { disabled: false } },
                      {
                        onSuccess: done(t('team.isEnabled', { name: user.name })),
                        onError: (error) => showToast('bad', errorText(error)),
                      },
                    )
                  }
                >
                  {t('team.enable')}
                </Button>
              ) : (
                <Button size="sm" look="danger" onClick={() => setAsk('disable')}>
                  {t('team.disable')}
                </Button>
              )
            }
          />
        )}
      </ul>
      {invite.data && (
        <Dialog
          open
          onClose={() => invite.reset()}
          title={t('team.newLinkOf', { name: user.name })}
          closeLabel={t('common.close')}
          footer={
            <Button look="primary" onClick={() => invite.reset()}>
              {t('team.done')}
            </Button>
          }
        >
          <InvitationLink url={invite.data.sign_in_url} mailedTo={invite.data.mailed ? user.email : null} />
        </Dialog>
      )}
      {ask === 'disable' && (
        <Confirm
          title={t('team.disableAsk', { name: user.name })}
          confirm={t('team.disable')}
          busy={update.isPending}
          failure={update.error && errorText(update.error)}
          onClose={() => setAsk(null)}
          onConfirm={() =>
            update.mutate(
              { params, body: { disabled: true } },
              { onSuccess: done(t('team.isDisabled', { name: user.name })) },
            )
          }
        >
          {t('team.disableConfirm')}
        </Confirm>
      )}
      {ask === 'resetFactor' && (
        <Confirm
          title={t('team.resetFactorAsk', { name: user.name })}
          confirm={t('team.resetFactor')}
          busy={reset.isPending}
          failure={reset.error && errorText(reset.error)}
          onClose={() => setAsk(null)}
          onConfirm={() =>
            reset.mutate({ params }, { onSuccess: done(t('team.factorReset', { name: user.name })) })
          }
        >
          {t('team.resetFactorConfirm')}
        </Confirm>
      )}
    </section>
  );
}

function Line({ title, text, action }: { title: string; text: string; action: ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-4 py-3">
      <div className="min-w-0">
        <p className="text-sm font-medium">{title}</p>
        <p className="text-sm text-pretty text-ink-2">{text}</p>
      </div>
      {action}
    </li>
  );
}
