import { useT } from '../../i18n/reports/use-t.ts';

const NAMES = [
  'opened',
  'handedOff',
  'resolvedByBot',
  'resolvedByPeople',
  'abandoned',
  'messages',
  'firstResponse',
  'resolution',
  'median',
  'containment',
  'escalation',
  'closeReasons',
  'csat',
  'nps',
  'sla',
  'delivery',
  'agents',
  'heat',
  'period',
] as const;
export type DefinitionName = (typeof NAMES)[number];

export function DefinitionList({ names = NAMES }: { names?: readonly DefinitionName[] }) {
  const t = useT();
  return (
    <dl className="space-y-2 text-sm">
      {names.map((name) => (
        <div key={name} className="text-pretty">
          <dt className="inline font-semibold">{t(`define.${name}`)}: </dt>
          <dd className="inline text-ink-2">{t(`define.${name}Text`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every number of the page in words, in one place. */
export function Definitions() {
  const t = useT();
  return (
    <section id="definicoes" aria-labelledby="report-definitions" className="pt-6">
      <h2 id="report-definitions" className="text-lg font-semibold tracking-tight">
        {t('reports.definitions')}
      </h2>
      <p className="mt-0.5 max-w-[66ch] pb-4 text-sm text-pretty text-ink-2">
        {t('reports.definitionsText')}
      </p>
      <div className="rounded-lg bg-surface p-5 shadow-1 lg:columns-2 lg:gap-10 [&_dl>div]:break-inside-avoid [&_dl>div]:pb-2">
        <DefinitionList />
      </div>
    </section>
  );
}
