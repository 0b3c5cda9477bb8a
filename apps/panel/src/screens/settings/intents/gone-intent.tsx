import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { EmptyState } from '../../../ui/states.tsx';
import type { ChosenBot } from './use-chosen-bot.ts';

export function GoneIntent({ search }: Pick<ChosenBot, 'search'>) {
  const t = useT();
  return (
    <div className="h-56 rounded-lg bg-surface shadow-1">
      <EmptyState
        icon={<ArrowLeft size={20} />}
        text={t('intent.gone')}
        action={
          <Link to="/ajustes/intencoes" search={search} className="text-sm text-accent-text hover:underline">
            {t('intent.goBack')}
          </Link>
        }
      />
    </div>
  );
}
