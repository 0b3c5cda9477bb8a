import { useId } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useEndpoint } from '../../../../sync/context.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Skeleton } from '../../../../ui/states.tsx';

type Props = {
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: readonly string[]) => void;
};

/** Which named queries go along. One that was chosen and is gone stands there too, to be taken off. */
export function QueryChoice({ chosen, error, onChange }: Props) {
  const t = useT();
  const id = useId();
  const read = useEndpoint('listNamedQueries', {});
  const known = read.data?.items ?? [];
  const gone = chosen.filter((name) => !known.some((query) => query.name === name));
  const names = [
    ...known.map(({ name, url }) => ({ name, url })),
    ...gone.map((name) => ({ name, url: '' })),
  ];
  return (
    <fieldset aria-describedby={`${id}-d`} className="min-w-0">
      <legend className="pb-1 text-sm font-medium">{t('form.queries')}</legend>
      {read.data === undefined && !read.error ? (
        <Skeleton className="h-9" />
      ) : (
        names.length > 0 && (
          <div className="max-h-44 space-y-2 overflow-y-auto rounded-sm border border-line p-3">
            {names.map(({ name, url }) => (
              <Checkbox
                key={name}
                label={<code className="font-mono">{name}</code>}
                hint={url === '' ? undefined : <span className="font-mono text-xs break-all">{url}</span>}
                aria-invalid={error !== undefined && gone.includes(name)}
                checked={chosen.includes(name)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
                }
              />
            ))}
          </div>
        )
      )}
      <p id={`${id}-d`} className={`pt-1.5 text-sm ${error ? 'text-bad' : 'text-ink-3'}`}>
        {error ?? t(names.length === 0 && read.data ? 'form.noQueries' : 'form.queriesHint')}
      </p>
    </fieldset>
  );
}
