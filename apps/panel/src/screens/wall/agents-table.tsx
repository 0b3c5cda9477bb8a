import type { Wall } from '@balcao/protocol';
import { Power } from 'lucide-react';
import { useT } from '../../i18n/wall/use-t.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatTimer } from '../../ui/format/span.ts';
import { PresenceMark } from '../../ui/presence-mark.tsx';
import { CapacityStepper } from './capacity-stepper.tsx';
import { LoadBar } from './load-bar.tsx';
import { sortAgents } from './rules/wall-figures.ts';

type Agent = Wall['agents'][number];
type Props = { agents: Wall['agents']; now: number; onSetOffline: (agent: Agent) => void };
type RowProps = { agent: Agent; now: number; onSetOffline: Props['onSetOffline'] };

/** Who is here and how full their hands are; capacity changes where it is read. A card each on a phone. */
export function AgentsTable({ agents, now, onSetOffline }: Props) {
  const t = useT();
  const sorted = sortAgents(agents);
  const head = 'px-1.5 pb-2 text-right font-medium';
  return (
    <section aria-labelledby="wall-agents" className="rounded-lg bg-surface shadow-1">
      <h2 id="wall-agents" className="px-5 pt-4 pb-2 text-base font-semibold">
        {t('wall.agents')}
      </h2>
      <table className="tabular w-full table-fixed text-sm max-md:hidden">
        <thead>
          <tr className="align-bottom text-xs text-ink-3">
            <th scope="col" className="w-[28%] pb-2 pl-5 text-left font-medium">
              {t('wall.agent')}
            </th>
            <th scope="col" className="w-[212px] px-2 pb-2 text-left font-medium">
              {t('wall.load')}
            </th>
            <th scope="col" className="w-[116px] px-2 pb-2 text-left font-medium">
              {t('wall.capacity')}
            </th>
            <th scope="col" title={t('wall.unansweredHint')} className={head}>
              {t('wall.unanswered')}
            </th>
            <th scope="col" title={t('wall.breachedHint')} className={head}>
              {t('wall.breached')}
            </th>
            <th scope="col" title={t('wall.resolvedHint')} className={head}>
              {t('wall.resolved')}
            </th>
            <th scope="col" className="relative w-[64px] pr-5">
              <span className="sr-only">{t('wall.setOffline')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((agent) => (
            <Row key={agent.id} agent={agent} now={now} onSetOffline={onSetOffline} />
          ))}
        </tbody>
      </table>
      <ul className="divide-y divide-line border-t border-line md:hidden">
        {sorted.map((agent) => (
          <Card key={agent.id} agent={agent} now={now} onSetOffline={onSetOffline} />
        ))}
      </ul>
    </section>
  );
}

function Row({ agent, now, onSetOffline }: RowProps) {
  const cell = 'px-2 text-right text-lg font-semibold';
  return (
    <tr className="h-14 border-t border-line hover:bg-hover">
      <th scope="row" className="pl-5 text-left font-normal">
        <Person agent={agent} now={now} />
      </th>
      <td className="px-2">
        <LoadBar open={agent.open} capacity={agent.capacity} />
      </td>
      <td className="px-2">
        <CapacityStepper agent={agent} />
      </td>
      <td className={classNames(cell, quietAt0(agent.unanswered))}>{agent.unanswered}</td>
      <td className={classNames(cell, quietAt0(agent.sla_breached, 'text-bad'))}>{agent.sla_breached}</td>
      <td className={classNames(cell, quietAt0(agent.resolved_today))}>{agent.resolved_today}</td>
      <td className="pr-4 text-right">
        <SetOffline agent={agent} onSetOffline={onSetOffline} />
      </td>
    </tr>
  );
}

function Card({ agent, now, onSetOffline }: RowProps) {
  const t = useT();
  const figures = [
    [t('wall.unanswered'), agent.unanswered, ''],
    [t('wall.breached'), agent.sla_breached, 'text-bad'],
    [t('wall.resolved'), agent.resolved_today, ''],
  ] as const;
  return (
    <li className="space-y-3 px-5 py-3.5">
      <div className="flex items-center justify-between gap-2">
        <Person agent={agent} now={now} />
        <SetOffline agent={agent} onSetOffline={onSetOffline} />
      </div>
      <div className="flex items-center justify-between gap-2">
        <LoadBar open={agent.open} capacity={agent.capacity} />
        <CapacityStepper agent={agent} />
      </div>
      <dl className="tabular grid grid-cols-3 gap-x-3">
        {figures.map(([label, value, tone]) => (
          <div key={label}>
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className={classNames('text-lg font-semibold', quietAt0(value, tone))}>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

const quietAt0 = (value: number, tone = '') => (value === 0 ? '!font-normal text-ink-3' : tone);

function Person({ agent, now }: { agent: Agent; now: number }) {
  const t = useT();
  const isOffline = agent.presence === 'offline';
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={agent.name} size={34} />
      <span className="min-w-0">
        <span className={classNames('block truncate text-base font-medium', isOffline && 'text-ink-2')}>
          {agent.name}
        </span>
        <span className="tabular flex items-center gap-1.5 text-xs text-ink-2">
          <PresenceMark presence={agent.presence} />
          {t(`wall.presence.${agent.presence}`)}
          {!isOffline && (
            <span className="text-ink-3">{formatTimer(now - Date.parse(agent.presence_at))}</span>
          )}
        </span>
      </span>
    </span>
  );
}

function SetOffline({ agent, onSetOffline }: { agent: Agent; onSetOffline: Props['onSetOffline'] }) {
  const t = useT();
  if (agent.presence === 'offline') return null;
  return (
    <IconButton label={t('wall.setOfflineOf', { name: agent.name })} onClick={() => onSetOffline(agent)}>
      <Power size={16} />
    </IconButton>
  );
}
