import type { BusinessCalendar } from '@balcao/calendar';
import type { SlaPolicy } from '@balcao/protocol';
import type { SeedPerson } from '../../conversations/index.ts';
import type { Matter } from '../words/matters.ts';

export type Slug = Matter['department'];

export type Colleague = SeedPerson & {
  key: 'ana' | 'bruno' | 'carla' | 'diego' | 'elisa';
  /** "a Carla" */
  me: string;
  thanks: string;
  /** how often conversations come to them, by department */
  serves: Readonly<Partial<Record<Slug, number>>>;
  /** the score their customers tend to give */
  tends: number;
};

/** Who plays, and the departments' hours and promises. */
export type Cast = {
  colleagues: readonly Colleague[];
  departments: Readonly<Record<Slug, { id: string; calendar: BusinessCalendar; sla: SlaPolicy }>>;
};

export function colleague(cast: Cast, key: Colleague['key']): Colleague {
  const found = cast.colleagues.find((one) => one.key === key);
  if (!found) throw new Error(`Nobody in the demo is called ${key}.`);
  return found;
}
