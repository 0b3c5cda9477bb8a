import { useT } from '../../i18n/use-t.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useAllCommands } from './commands.tsx';

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useT();
  const commands = useAllCommands().filter((command) => command.keys !== undefined);
  const groups = [
    { id: 'go', label: t('keys.groupGo') },
    { id: 'conversation', label: t('keys.groupConversation') },
    { id: 'view', label: t('keys.groupView') },
  ] as const;
  return (
    <Dialog open onClose={onClose} title={t('keys.help')} closeLabel={t('common.close')} wide>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {groups.map((group) => {
          const rows = commands.filter((command) => command.group === group.id);
          if (rows.length === 0) return null;
          return (
            <section key={group.id}>
              <h3 className="mb-1.5 text-xs font-semibold text-ink-3">{group.label}</h3>
              <ul>
                {rows.map((command) => (
                  <li key={command.id} className="flex h-8 items-center justify-between gap-4 text-sm">
                    <span>{command.label}</span>
                    <Keys keys={command.keys ?? ''} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
