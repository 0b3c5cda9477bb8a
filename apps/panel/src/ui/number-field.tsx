import { type ComponentProps, useState } from 'react';
import { classNames } from './class-names.ts';
import { Input } from './field.tsx';

type NumberFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'min' | 'max'> & {
  value: number | null;
  min: number;
  max: number;
  /** what stands behind the figure: min, h, s */
  unit?: string;
  /** only whole numbers within the limits come; null while the field says none */
  onChange: (value: number | null) => void;
};

/** A whole number within limits. What is typed stays until it is left, so that 15 can be typed by way of 1. */
export function NumberField({ value, min, max, unit, onChange, className, ...props }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : String(value));
  return (
    <span className={classNames('relative inline-block', className)}>
      <Input
        {...props}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={shown}
        onChange={(event) => {
          const text = event.target.value.replace(/\D/g, '').slice(0, 7);
          setTyped(text);
          const number = Number(text);
          onChange(text === '' ? null : Math.min(max, Math.max(min, number)));
        }}
        onBlur={() => setTyped(null)}
        className={classNames('tabular', unit && '!pr-11')}
      />
      {unit && (
        <span
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-sm text-ink-3"
        >
          {unit}
        </span>
      )}
    </span>
  );
}
