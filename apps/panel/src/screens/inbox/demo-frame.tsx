import { PanelLeftClose, PanelLeftOpen, Smartphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Segmented } from '../../ui/segmented.tsx';

type Tab = 'phone' | 'inbox';

/** The demo's first screen: the customer's phone beside the shop's inbox. */
export function DemoFrame({ phoneUrl, inbox }: { phoneUrl: string; inbox: ReactNode }) {
  const t = useT();
  const [tab, setTab] = useState<Tab>('inbox');
  const [folded, setFolded] = useState(false);
  const options = [
    { value: 'phone', label: t('demo.phone') },
    { value: 'inbox', label: t('demo.inbox') },
  ] as const;
  return (
    <div className="flex h-full flex-col lg:flex-row">
      <div className="border-b border-line bg-surface p-1.5 lg:hidden">
        <Segmented label={t('demo.switch')} value={tab} options={options} onChange={setTab} />
      </div>
      <aside
        aria-label={t('demo.phone')}
        className={classNames(
          'relative min-h-0 flex-1 flex-col border-line bg-sunken lg:flex lg:flex-none lg:border-r',
          folded ? 'lg:w-12' : 'lg:w-[392px]',
          tab === 'phone' ? 'flex' : 'hidden',
        )}
      >
        <header
          className={classNames('hidden h-14 shrink-0 items-center gap-2 px-2 lg:flex', !folded && 'pl-4')}
        >
          {!folded && (
            <>
              <Smartphone size={17} className="text-ink-3" />
              <span className="flex-1 text-sm font-medium">{t('demo.title')}</span>
            </>
          )}
          <IconButton label={folded ? t('demo.unfold') : t('demo.fold')} onClick={() => setFolded(!folded)}>
            {folded ? <PanelLeftOpen size={18} /> : <PanelLeftClose size={18} />}
          </IconButton>
        </header>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page of our own origin: a sandbox that leaves it its scripts and its origin keeps nothing out */}
        <iframe
          title={t('demo.title')}
          src={phoneUrl}
          className={classNames('min-h-0 w-full flex-1', folded && 'lg:hidden')}
        />
      </aside>
      <div className={classNames('min-h-0 min-w-0 flex-1 lg:block', tab === 'inbox' ? 'block' : 'hidden')}>
        {inbox}
      </div>
    </div>
  );
}
