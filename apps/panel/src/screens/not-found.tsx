import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useT } from '../i18n/use-t.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NotFound() {
  const t = useT();
  return (
    <EmptyState
      icon={<SearchX size={20} />}
      text={t('notFound.text')}
      action={
        <Link to="/conversas" className="font-medium text-accent-text hover:underline">
          {t('notFound.back')}
        </Link>
      }
    />
  );
}
