import { Link } from '@tanstack/react-router';
import { useT } from '../../../i18n/fulfillment/use-t.ts';
import { classNames } from '../../../ui/class-names.ts';
import { SECTIONS, type Section } from './rules/fulfillment-search.ts';

/** The parts of the page, each with an address of its own. */
export function SectionLinks({ section }: { section: Section }) {
  const t = useT();
  return (
    <nav aria-label={t('fulfillment.sections')} className="mb-5 flex gap-1 border-b border-line">
      {SECTIONS.map((one) => (
        <Link
          key={one}
          to="/ajustes/webhooks-de-intencao"
          search={{ aba: one === 'webhooks' ? undefined : one }}
          aria-current={section === one ? 'page' : undefined}
          className={classNames(
            'inset-focus relative flex h-10 items-center rounded-t-sm px-3 text-base font-medium whitespace-nowrap transition-colors duration-[--fast]',
            section === one
              ? 'text-ink after:absolute after:inset-x-1.5 after:-bottom-px after:h-0.5 after:rounded-full after:bg-accent'
              : 'text-ink-2 hover:text-ink',
          )}
        >
          {t(`fulfillment.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
