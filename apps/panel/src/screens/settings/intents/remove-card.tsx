import type { Bot } from '@balcao/protocol';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import type { ApiError } from '../../../sync/client.ts';
import { useAction } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { usePublishBot } from '../bot/use-publish-bot.ts';
import { Card } from '../page.tsx';
import { Confirm } from '../page-confirm.tsx';
import { useProblemText } from './problem-field.tsx';
import { dropNode, findIntent, nodesOf } from './rules/bot-nodes.ts';
import { listReferrers, nameNode, type Referrer } from './rules/node-words.ts';
import type { BotProblem } from './rules/problems.ts';
import type { ChosenBot } from './use-chosen-bot.ts';
import { usePublishErrorText } from './use-publish-error-text.ts';

type Props = { bot: Bot; id: string; search: ChosenBot['search'] };

/** The compiler is asked what a bot without this intent lacks: whoever leads to it is named before anything is removed. */
export function RemoveCard({ bot, id, search }: Props) {
  const t = useT();
  const check = useAction('checkBot');
  const [asking, setAsking] = useState(false);
  const definition = dropNode(bot.definition, id);
  const name = nameNode(id, nodesOf(bot.definition)[id]);
  const errors = check.data?.problems.filter((one) => one.severity === 'error') ?? [];
  const close = () => setAsking(false);
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-base font-semibold">{t('remove.title')}</h2>
          <p className="text-sm text-pretty text-ink-2">{t('remove.hint')}</p>
        </div>
        <Button
          look="danger"
          busy={check.isPending}
          onClick={() => check.mutate({ body: { definition } }, { onSettled: () => setAsking(true) })}
        >
          {t('remove.button')}
        </Button>
      </div>
      {asking && errors.length > 0 && (
        <Refused bot={bot} name={name} errors={errors} search={search} onClose={close} />
      )}
      {asking && errors.length === 0 && (
        <Remove
          bot={bot}
          name={name}
          definition={definition}
          unchecked={check.error}
          search={search}
          onClose={close}
        />
      )}
    </Card>
  );
}

type RemoveProps = Omit<Props, 'id'> & {
  name: string;
  definition: Record<string, unknown>;
  /** why nobody could say who leads to it; publishing is then refused where somebody does */
  unchecked: ApiError | null;
  onClose: () => void;
};

function Remove({ bot, name, definition, unchecked, search, onClose }: RemoveProps) {
  const t = useT();
  const errorText = usePublishErrorText();
  const navigate = useNavigate();
  const { publish, refresh, isPending, error } = usePublishBot();
  const failure = error ?? unchecked;
  // The pages are refreshed after leaving: the editor would say that its intent is gone.
  const remove = async () => {
    const { version } = await publish(bot, definition);
    showToast('good', t('remove.removed', { name, version }));
    await navigate({ to: '/ajustes/intencoes', search, ignoreBlocker: true });
    await refresh();
  };
  return (
    <Confirm
      title={t('remove.ask', { name })}
      confirm={t('remove.button')}
      busy={isPending}
      failure={failure && (failure.code === 'CONFLICT' ? t('remove.conflict') : errorText(failure))}
      onConfirm={() => void remove().catch(() => undefined)}
      onClose={onClose}
    >
      {t('remove.text')}
    </Confirm>
  );
}

type RefusedProps = Omit<Props, 'id'> & { name: string; errors: readonly BotProblem[]; onClose: () => void };

function Refused({ bot, name, errors, search, onClose }: RefusedProps) {
  const t = useT();
  const text = useProblemText();
  const referrers = listReferrers(errors, bot.definition);
  const rest = errors.filter((one) => one.code !== 'UNKNOWN_TARGET');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('remove.refusedTitle', { name })}
      closeLabel={t('common.close')}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <div className="space-y-3 text-base text-pretty text-ink-2">
        {referrers.length > 0 && <p>{t('remove.refusedText')}</p>}
        <ul className="list-disc space-y-1 pl-5">
          {referrers.map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <Origin bot={bot} referrer={one} search={search} />
            </li>
          ))}
          {rest.map((one) => (
            <li key={`${one.path} ${one.code}`}>{t('remove.blocked', { reason: text(one) })}</li>
          ))}
        </ul>
        <p>
          <Link to="/ajustes/robo" className="text-sm text-accent-text hover:underline">
            {t('remove.openBot')}
          </Link>
        </p>
      </div>
    </Dialog>
  );
}

function Origin({ bot, referrer, search }: Pick<Props, 'bot' | 'search'> & { referrer: Referrer }) {
  const t = useT();
  const { kind, id, name } = referrer;
  if (kind !== 'node') return t(`remove.from.${kind}`, { name });
  if (findIntent(bot.definition, id) === null) return name;
  return (
    <Link
      to="/ajustes/intencoes/$node"
      params={{ node: id }}
      search={search}
      className="text-accent-text hover:underline"
    >
      {name}
    </Link>
  );
}
