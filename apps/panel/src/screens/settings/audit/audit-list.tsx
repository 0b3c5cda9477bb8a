import type { AuditEntry } from '@balcao/protocol';
import { Cog, KeyRound, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useEndpoint } from '../../../sync/context.tsx';
import type { CallInput } from '../../../sync/routes.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { Loaded } from '../page.tsx';
import { actionKey, factKey, factsOf, type Names, subjectName, valueKey } from './rules/audit-words.ts';

export type AuditQuery = Omit<CallInput<'listAudit'>['query'], 'cursor' | 'limit'>;

const PAGE = 50;

/** Pages below each other, as many as were asked for. */
export function AuditList({ query, names }: { query: AuditQuery; names: Names }) {
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <div className="space-y-3">
      {cursors.map((cursor, index) => (
        <PageOf
          key={cursor ?? 'first'}
          query={query}
          names={names}
          cursor={cursor}
          onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null}
        />
      ))}
    </div>
  );
}

type PageProps = {
  query: AuditQuery;
  names: Names;
  cursor: string | undefined;
  onMore: ((next: string) => void) | null;
};

function PageOf({ query, names, cursor, onMore }: PageProps) {
  const t = useT();
  const read = useEndpoint('listAudit', { query: { ...query, cursor, limit: PAGE } });
  return (
    <Loaded read={read} rows={8}>
      {({ items, next_cursor: next }) => (
        <>
          {items.length === 0 ? (
            <div className="h-52 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<ScrollText size={20} />} text={t('audit.none')} />
            </div>
          ) : (
            <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
              {items.map((entry) => (
                <Entry key={entry.id} entry={entry} names={names} />
              ))}
            </ul>
          )}
          {next !== null && onMore && (
            <p className="text-center">
              <Button size="sm" onClick={() => onMore(next)}>
                {t('common.loadMore')}
              </Button>
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}

function Entry({ entry, names }: { entry: AuditEntry; names: Names }) {
  const t = useT();
  const locale = useLocale();
  const key = actionKey(entry.action);
  const name = subjectName(entry, names);
  const facts = factsOf(entry, names);
  const valueWord = (fact: string, value: string) => {
    const known = valueKey(fact, value);
    return known === null ? value : t(known);
  };
  const factWord = (fact: string) => {
    const known = factKey(fact);
    return known === null ? fact : t(known);
  };
  return (
    <li className="flex items-start gap-3.5 px-5 py-3">
      <Face actor={entry.actor} />
      <div className="min-w-0 flex-1">
        <p className="text-sm">
          <span className="font-semibold">{useActorName(entry.actor)}</span>{' '}
          {key === null ? (
            <code className="font-mono text-xs">{entry.action}</code>
          ) : (
            t(key, { name: name ?? '' }).trimEnd()
          )}
          {key === null && name !== null && ` ${name}`}
        </p>
        {facts.length > 0 && (
          <dl className="flex flex-wrap gap-x-4 text-xs text-ink-2">
            {facts.map((fact) => (
              <div key={fact.key} className="flex min-w-0 gap-1">
                <dt className="text-ink-3">{factWord(fact.key)}:</dt>
                <dd className="break-words">
                  {fact.values.map((value) => valueWord(fact.key, value)).join(', ')}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <time dateTime={entry.at} className="tabular shrink-0 pt-0.5 text-xs text-ink-3">
        {formatMoment(entry.at, locale)}
      </time>
    </li>
  );
}

function useActorName(actor: AuditEntry['actor']): string {
  const t = useT();
  if (actor.name !== null) return actor.name;
  return t(actor.type === 'system' ? 'audit.system' : actor.type === 'api' ? 'audit.api' : 'audit.somebody');
}

function Face({ actor }: { actor: AuditEntry['actor'] }) {
  if (actor.type === 'user') return <Avatar name={actor.name} size={30} />;
  const Icon = actor.type === 'api' ? KeyRound : Cog;
  return (
    <span className="grid size-[30px] shrink-0 place-items-center rounded-full bg-sunken text-ink-3">
      <Icon size={15} aria-hidden />
    </span>
  );
}
