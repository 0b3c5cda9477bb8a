import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

type Option<T extends string> = { value: T; label: ReactNode; count?: number };
type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
};

export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
      className="flex rounded-sm bg-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="flex h-7 flex-auto items-center justify-center gap-1 rounded-[5px] px-2.5 text-sm font-medium whitespace-nowrap text-ink-2 transition-colors duration-[--fast] hover:text-ink data-[state=on]:bg-raised data-[state=on]:text-ink data-[state=on]:shadow-1"
        >
          {option.label}
          {option.count !== undefined && option.count > 0 && (
            <span className="tabular text-xs font-normal text-ink-3">{option.count}</span>
          )}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
