import type { SlaClockName } from '@balcao/protocol';
import type { Durations } from './rules/durations.ts';
import type {
  AgentTurns,
  DepartmentTurns,
  GroupedDurations,
  HandedOff,
  Resolutions,
  Turn,
} from './store/service.ts';
import type { Promises } from './store/sla.ts';
import type { Scores, SurveyComment } from './store/surveys.ts';
import type { Delivered, Volume } from './store/volumes.ts';

/** How conversations began, went on and ended, as counted in the database. */
export type TurnFacts = {
  turns: Turn[];
  handedOff: HandedOff[];
  byAgent: AgentTurns[];
  closeReasons: { reason: string; count: number }[];
};

/** How long it took, and how it was judged. */
export type QualityFacts = {
  botResponses: Durations;
  peoplesResponses: GroupedDurations[];
  resolutions: Resolutions[];
  scores: Scores[];
  comments: SurveyComment[];
};

/** Messages, departments, promises. */
export type VolumeFacts = {
  days: { first: string; last: string };
  volumes: Volume[];
  delivered: Delivered[];
  breached: { clock: SlaClockName; conversations: number }[];
  promises: Promises[];
  byDepartment: DepartmentTurns[];
  answered: DepartmentTurns[];
  departments: ReadonlyMap<string, string>;
};

export type ReportFacts = TurnFacts &
  QualityFacts &
  VolumeFacts & { timeZone: string; users: ReadonlyMap<string, string>; noDepartment: string };
