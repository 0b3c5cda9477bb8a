import { type ComponentProps, useState } from 'react';
import { classNames } from './class-names.ts';
import { Input } from './field.tsx';
import { moveClockTime, parseClockTime } from './format/clock-time.ts';

const STEP_MINUTES = 15;

type TimeFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  /** `HH:MM` */
  value: string;
  onChange: (time: string) => void;
};

/** A time of the day by 24 hours, whatever the browser’s own language; the arrows go by quarters of an hour. */
export function TimeField({ value, onChange, className, ...props }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const time = typed === null ? null : parseClockTime(typed);
    if (time !== null && time !== value) onChange(time);
    setTyped(null);
  };
  return (
    <Input
      {...props}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      aria-invalid={typed !== null && typed.length > 3 && parseClockTime(typed) === null}
      value={typed ?? value}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        setTyped(null);
        onChange(moveClockTime(value, event.key === 'ArrowUp' ? STEP_MINUTES : -STEP_MINUTES));
      }}
      className={classNames('tabular text-center', className)}
    />
  );
}
