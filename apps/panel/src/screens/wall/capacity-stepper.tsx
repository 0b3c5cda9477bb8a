import type { Wall } from '@balcao/protocol';
import { Minus, Plus } from 'lucide-react';
import { useT } from '../../i18n/wall/use-t.ts';
import { useAction } from '../../sync/context.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';

const MOST = 100;
const BUTTON =
  'inset-focus grid size-7 place-items-center text-ink-2 hover:bg-hover disabled:opacity-40 max-md:size-9';

export function CapacityStepper({ agent }: { agent: Wall['agents'][number] }) {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateAgent', ['getWall', 'listAgents']);
  const asked = update.isPending ? update.variables.body.capacity : undefined;
  const capacity = asked ?? agent.capacity;
  const change = (next: number) =>
    update.mutate(
      { params: { id: agent.id }, body: { capacity: next } },
      { onError: (error) => showToast('bad', errorText(error)) },
    );
  return (
    <span
      role="group"
      aria-label={t('wall.capacityOf', { name: agent.name })}
      className="inline-flex items-center overflow-hidden rounded-sm border border-line-strong bg-surface"
    >
      <button
        type="button"
        aria-label={t('wall.less', { name: agent.name })}
        disabled={capacity <= 0 || update.isPending}
        onClick={() => change(capacity - 1)}
        className={BUTTON}
      >
        <Minus size={14} />
      </button>
      <output className="tabular w-8 text-center text-base font-medium text-ink">{capacity}</output>
      <button
        type="button"
        aria-label={t('wall.more', { name: agent.name })}
        disabled={capacity >= MOST || update.isPending}
        onClick={() => change(capacity + 1)}
        className={BUTTON}
      >
        <Plus size={14} />
      </button>
    </span>
  );
}
