import { RadioGroup } from 'radix-ui';
import { classNames } from './class-names.ts';

type Choice<T extends string> = { value: T; label: string; hint: string };
type ChoiceCardsProps<T extends string> = {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  disabled?: boolean;
  onChange: (value: T) => void;
};

/** One of a few, each with a sentence that says what it means. */
export function ChoiceCards<T extends string>({ label, value, choices, ...props }: ChoiceCardsProps<T>) {
  const { disabled = false, onChange } = props;
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        const found = choices.find((choice) => choice.value === next);
        if (found) onChange(found.value);
      }}
      className="grid gap-2 sm:grid-cols-2"
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          className={classNames(
            'group flex items-start gap-2.5 rounded-sm border border-line-strong bg-surface p-3 text-left transition-colors duration-[--fast] hover:bg-hover',
            'data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash data-[state=checked]:shadow-[inset_0_0_0_1px_var(--accent)]',
          )}
        >
          <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-ink-3 bg-surface group-data-[state=checked]:border-accent">
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          <span className="min-w-0">
            <span className="block text-sm font-medium">{choice.label}</span>
            <span className="block text-sm text-pretty text-ink-2">{choice.hint}</span>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
