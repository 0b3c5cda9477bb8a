import { useParams } from '@tanstack/react-router';
import { useT } from '../../i18n/use-t.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useAllCommands } from './commands.tsx';

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useT();
  const commands = useAllCommands().filter((command) => command.keys !== undefined);
  const inConversation = 'conversationId' in useParams({ strict: false });
  const groups = [
    { id: 'go', label: t('keys.groupGo') },
    { id: 'view', label: t('keys.groupView') },
    { id: 'conversation', label: t('keys.groupConversation') },
  ] as const;
  return (
    <Dialog open onClose={onClose} title={t('keys.help')} closeLabel={t('common.close')} wide>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region has to be reachable by keyboard */}
      <div tabIndex={0} className="gap-x-10 focus-visible:outline-none sm:columns-2">
        {groups.map((group) => {
          const rows = commands.filter((command) => command.group === group.id);
          if (rows.length === 0) return null;
          return (
            <section key={group.id} className="break-inside-avoid pb-5">
              <h3 className="mb-1.5 text-xs font-semibold text-ink-3">{group.label}</h3>
              <ul>
                {rows.map((command) => (
                  <li key={command.id} className="flex h-7 items-center justify-between gap-4 text-sm">
                    <span>{command.label}</span>
                    <Keys keys={command.keys ?? ''} />
                  </li>
                ))}
              </ul>
              {group.id === 'conversation' && !inConversation && (
                <p className="pt-1.5 text-sm text-ink-3">{t('keys.openConversation')}</p>
              )}
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
