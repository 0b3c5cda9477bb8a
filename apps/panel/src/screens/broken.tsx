import { useT } from '../i18n/use-t.tsx';
import { ErrorState } from '../ui/states.tsx';

/** In place of a screen that could not be drawn or loaded; what surrounds it still works. */
export function Broken() {
  const t = useT();
  return <ErrorState text={t('broken.text')} retry={t('broken.reload')} onRetry={() => location.reload()} />;
}
