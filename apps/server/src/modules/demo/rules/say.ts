import type { Random } from './random.ts';

const CHOICE = /\{([^{}]*)\}/;

/** `{a|b}` becomes one of both, also within another choice; `$name` its value. */
export function say(pattern: string, values: Readonly<Record<string, string>>, random: Random): string {
  let chosen = pattern;
  while (CHOICE.test(chosen))
    chosen = chosen.replace(CHOICE, (_, choices: string) => random.pick(choices.split('|')));
  return chosen.replace(/\$([a-zA-Z]+)/g, (whole, name: string) => values[name] ?? whole).trim();
}

/** "Bom dia" at that hour of the shop's day. */
export function greetingAt(hour: number): string {
  if (hour >= 5 && hour < 12) return 'Bom dia';
  return hour >= 12 && hour < 18 ? 'Boa tarde' : 'Boa noite';
}
