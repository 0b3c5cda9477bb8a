import type { Agent, Department } from '@balcao/protocol';
import { Headset } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint } from '../../../sync/context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { PresenceMark } from '../../../ui/presence-mark.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Loaded, Page } from '../page.tsx';
import { Confirm } from '../page-confirm.tsx';
import { AgentDialog } from './agent-dialog.tsx';

/** Who may answer: how many conversations at once, in which departments. */
export function AgentsPage() {
  const t = useT();
  const read = useEndpoint('listAgents', {});
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const [editing, setEditing] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Agent | null>(null);
  const shown = read.data?.items.find((agent) => agent.id === editing);
  return (
    <Page title={t('settings.agents')} intro={t('agents.intro')}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="h-52 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<Headset size={20} />} text={t('agents.none')} />
            </div>
          ) : (
            <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
              {items.map((agent) => (
                <Row
                  key={agent.id}
                  agent={agent}
                  departments={departments}
                  onEdit={() => setEditing(agent.id)}
                  onSetOffline={() => setLeaving(agent)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {shown && <AgentDialog agent={shown} departments={departments} onClose={() => setEditing(null)} />}
      {leaving && <SetOffline agent={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

type RowProps = {
  agent: Agent;
  departments: readonly Department[];
  onEdit: () => void;
  onSetOffline: () => void;
};

function Row({ agent, departments, onEdit, onSetOffline }: RowProps) {
  const t = useT();
  const now = useNow();
  const names = departments.filter((one) => agent.department_ids.includes(one.id)).map((one) => one.name);
  const open = departments.filter((one) => one.member_ids.length === 0).map((one) => one.name);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
      <Avatar name={agent.name} size={38} />
      <div className="min-w-0 flex-1 basis-48">
        <p className="truncate text-base font-medium">{agent.name}</p>
        <p className="flex items-center gap-1.5 text-sm text-ink-2">
          <PresenceMark presence={agent.presence} />
          {t(`agents.presence.${agent.presence}`)}
          <TimeAgo at={agent.presence_at} now={now} inWords className="text-ink-3" />
        </p>
        <p className="text-sm text-ink-3">
          {[
            agent.capacity === 0 ? t('agents.noCapacity') : t('agents.upTo', { count: agent.capacity }),
            [...names, ...open].join(', ') || t('agents.noDepartment'),
          ].join(' · ')}
        </p>
      </div>
      <span className="flex gap-1">
        {agent.presence !== 'offline' && (
          <Button
            size="sm"
            look="ghost"
            aria-label={`${t('agents.setOffline')}: ${agent.name}`}
            onClick={onSetOffline}
          >
            {t('agents.setOffline')}
          </Button>
        )}
        <Button size="sm" aria-label={`${t('settings.edit')}: ${agent.name}`} onClick={onEdit}>
          {t('settings.edit')}
        </Button>
      </span>
    </li>
  );
}

function SetOffline({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateAgent', ['listAgents', 'getWall', 'listQueue']);
  return (
    <Confirm
      title={t('agents.setOfflineAsk', { name: agent.name })}
      confirm={t('agents.setOffline')}
      busy={update.isPending}
      failure={update.error && errorText(update.error)}
      onClose={onClose}
      onConfirm={() =>
        update.mutate(
          { params: { id: agent.id }, body: { presence: 'offline' } },
          {
            onSuccess: () => {
              showToast('good', t('agents.isOffline', { name: agent.name }));
              onClose();
            },
          },
        )
      }
    >
      {t('agents.setOfflineText')}
    </Confirm>
  );
}
