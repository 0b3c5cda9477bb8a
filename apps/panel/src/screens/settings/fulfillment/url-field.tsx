import type { ReactNode } from 'react';
import { Field, Input } from '../../../ui/field.tsx';

type Props = {
  label: string;
  hint: ReactNode;
  error: string | undefined;
  value: string;
  onChange: (url: string) => void;
};

/** An address the server will call. */
export function UrlField({ label, hint, error, value, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(field) => (
        <Input
          {...field}
          type="url"
          inputMode="url"
          maxLength={2000}
          spellCheck={false}
          placeholder="https://"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="font-mono !text-sm"
        />
      )}
    </Field>
  );
}
