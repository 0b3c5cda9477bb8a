import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { PresenceMark } from '../../../ui/presence-mark.tsx';
import { Notice, Skeleton } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card } from '../page.tsx';

type Props = { memberIds: readonly string[]; onChange: (memberIds: string[]) => void };

/** Who serves this queue, with what each is doing now. */
export function MembersCard({ memberIds, onChange }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const read = useEndpoint('listAgents', {});
  const chosen = new Set(memberIds);
  const toggle = (id: string) =>
    onChange(chosen.has(id) ? memberIds.filter((one) => one !== id) : [...memberIds, id]);
  return (
    <Card title={t('departments.people')} hint={t('departments.peopleHint')}>
      {read.isPending && <Skeleton className="h-24" />}
      {read.error && <Notice tone="bad">{errorText(read.error)}</Notice>}
      {read.data && (
        <>
          <ul className="-mx-2 grid gap-x-4 sm:grid-cols-2">
            {read.data.items.map((agent) => (
              <li key={agent.id}>
                <label className="flex cursor-pointer items-center gap-2.5 rounded-sm px-2 py-2 hover:bg-hover">
                  <input
                    type="checkbox"
                    checked={chosen.has(agent.id)}
                    onChange={() => toggle(agent.id)}
                    className="size-4 shrink-0"
                  />
                  <Avatar name={agent.name} size={30} />
                  <span className="min-w-0">
                    <span className="block truncate text-sm font-medium">{agent.name}</span>
                    <span className="flex items-center gap-1.5 text-xs text-ink-2">
                      <PresenceMark presence={agent.presence} />
                      {t(`agents.presence.${agent.presence}`)}
                      {agent.capacity === 0 && ` · ${t('agents.noCapacity')}`}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {memberIds.length === 0 && <Notice>{t('departments.everybodyHint')}</Notice>}
        </>
      )}
    </Card>
  );
}
