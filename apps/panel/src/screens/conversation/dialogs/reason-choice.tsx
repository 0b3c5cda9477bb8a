import { useT } from '../../../i18n/conversation/use-t.ts';
import { classNames } from '../../../ui/class-names.ts';

type Props = {
  reasons: readonly { id: string; name: string }[];
  value: string | null;
  onChange: (id: string) => void;
  error: string | null;
};

/** All in sight: one press, or arrows and Enter. */
export function ReasonChoice({ reasons, value, onChange, error }: Props) {
  const t = useT();
  return (
    <fieldset aria-describedby={error === null ? undefined : 'reason-error'}>
      <legend className="pb-1.5 text-sm font-medium">{t('close.reason')}</legend>
      <div className="max-h-56 space-y-1 overflow-y-auto p-0.5">
        {reasons.map((reason, index) => (
          <label
            key={reason.id}
            className={classNames(
              'flex h-9 cursor-pointer items-center gap-2.5 rounded-sm border px-3 text-sm',
              value === reason.id ? 'border-accent bg-accent-wash font-medium' : 'border-line hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name="reason"
              autoFocus={index === 0}
              checked={value === reason.id}
              onChange={() => onChange(reason.id)}
              onClick={() => onChange(reason.id)}
              className="size-4"
            />
            <span className="truncate">{reason.name}</span>
          </label>
        ))}
      </div>
      {error !== null && (
        <p id="reason-error" role="alert" className="pt-1.5 text-sm text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
