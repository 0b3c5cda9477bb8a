import type { LocaleName, Report } from '@balcao/protocol';
import type { ConversationLine, SurveyLine } from '../store/rows.ts';
import type { CsvCell } from './csv.ts';
import { type HeadName, STATUS } from './words.ts';

/** Columns of a table: the head's word and what stands below it. */
export type CsvColumns<Row> = readonly (readonly [head: HeadName, cell: (row: Row) => CsvCell])[];

export const DAYS: CsvColumns<Report['days'][number]> = [
  ['date', (row) => row.date],
  ['opened', (row) => row.opened],
  ['handed_off', (row) => row.handed_off],
  ['resolved_by_bot', (row) => row.resolved_by_bot],
  ['resolved_by_people', (row) => row.resolved_by_people],
  ['inbound', (row) => row.inbound],
  ['bot', (row) => row.bot],
  ['people', (row) => row.people],
];

export const AGENTS: CsvColumns<Report['agents'][number]> = [
  ['agent', (row) => row.name],
  ['assigned', (row) => row.assigned],
  ['resolved', (row) => row.resolved],
  ['messages', (row) => row.messages],
  ['responses', (row) => row.first_response.count],
  ['first_median', (row) => row.first_response.median_s],
  ['first_p90', (row) => row.first_response.p90_s],
  ['first_mean', (row) => row.first_response.mean_s],
  ['csat', (row) => row.csat_mean],
  ['nps', (row) => row.nps_score],
  ['ratings', (row) => row.ratings],
];

export const DEPARTMENTS: CsvColumns<Report['departments'][number]> = [
  ['department', (row) => row.name],
  ['handed_off', (row) => row.handed_off],
  ['resolved', (row) => row.resolved],
  ['abandoned', (row) => row.abandoned],
  ['responses', (row) => row.first_response.count],
  ['first_median', (row) => row.first_response.median_s],
  ['first_p90', (row) => row.first_response.p90_s],
  ['resolution_median', (row) => row.resolution.median_s],
  ['resolution_p90', (row) => row.resolution.p90_s],
];

export const conversationColumns = (locale: LocaleName): CsvColumns<ConversationLine> => [
  ['conversation', (row) => row.id],
  ['opened_at', (row) => row.opened_at],
  ['contact', (row) => row.contact_name],
  ['phone', (row) => row.phone],
  ['channel', (row) => row.channel_name],
  ['status', (row) => STATUS[row.status][locale]],
  ['department', (row) => row.department_name],
  ['agent', (row) => row.agent_name],
  ['waiting_since', (row) => row.waiting_since],
  ['assigned_at', (row) => row.assigned_at],
  ['first_reply_at', (row) => row.first_reply_at],
  ['first_response', (row) => row.first_response_s],
  ['closed_at', (row) => row.closed_at],
  ['close_reason', (row) => row.close_reason],
  ['resolution', (row) => row.resolution_s],
  ['survey', (row) => row.survey?.toUpperCase() ?? null],
  ['score', (row) => row.score],
];

export const SURVEYS: CsvColumns<SurveyLine> = [
  ['date', (row) => row.at],
  ['survey', (row) => row.survey.toUpperCase()],
  ['score', (row) => row.score],
  ['comment', (row) => row.comment],
  ['contact', (row) => row.contact_name],
  ['phone', (row) => row.phone],
  ['agent', (row) => row.agent_name],
  ['department', (row) => row.department_name],
  ['conversation', (row) => row.conversation_id],
];
