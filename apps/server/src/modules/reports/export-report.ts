import { Readable } from 'node:stream';
import type { LocaleName, Report } from '@balcao/protocol';
import type { Db } from '../../platform/db/index.ts';
import type { FileAnswer } from '../../platform/http/index.ts';
import { findTimeZone } from '../accounts/index.ts';
import { getReport } from './get-report.ts';
import { BYTE_ORDER_MARK, csvLine, csvStyleOf } from './rules/csv.ts';
import {
  AGENTS,
  type CsvColumns,
  conversationColumns,
  DAYS,
  DEPARTMENTS,
  SURVEYS,
} from './rules/csv-tables.ts';
import { firstIdAt } from './rules/first-id-at.ts';
import type { ReportScope } from './rules/report-scope.ts';
import { HEADS } from './rules/words.ts';
import {
  type ConversationLine,
  listConversationLines,
  listSurveyLines,
  type SurveyLine,
} from './store/rows.ts';

export type ExportedTable = 'days' | 'agents' | 'departments' | 'conversations' | 'surveys';

const ROWS_PER_PAGE = 2_000;

/** The rows behind a report as a file, in the caller's language; long tables are read and sent page by page. */
export async function exportReport(
  db: Db,
  scope: ReportScope,
  table: ExportedTable,
  locale: LocaleName,
): Promise<FileAnswer> {
  const { organizationId } = scope;
  const timeZone = await db.tx(organizationId, (tx) => findTimeZone(tx, organizationId), { readOnly: true });
  const lines = await linesOf(db, scope, table, locale, timeZone);
  return {
    content: Readable.from(lines),
    contentType: 'text/csv; charset=utf-8',
    fileName: `balcao-${table}-${daysOf(scope, timeZone)}.csv`,
  };
}

/** The first and the last day that are in it: `to` is the moment after. */
function daysOf({ from, to }: ReportScope, timeZone: string): string {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return `${days.format(from)}-${days.format(to.getTime() - 1)}`;
}

async function linesOf(
  db: Db,
  scope: ReportScope,
  table: ExportedTable,
  locale: LocaleName,
  timeZone: string,
): Promise<AsyncIterable<string>> {
  switch (table) {
    case 'days':
    case 'agents':
    case 'departments':
      return reportLines(await getReport(db, scope, locale), table, locale);
    case 'conversations':
      return textOf(conversationColumns(locale), conversationPages(db, scope, timeZone), locale);
    case 'surveys':
      return textOf(SURVEYS, surveyPages(db, scope, timeZone), locale);
    default:
      return table satisfies never;
  }
}

function reportLines(
  report: Report,
  table: 'days' | 'agents' | 'departments',
  locale: LocaleName,
): AsyncIterable<string> {
  if (table === 'days') return textOf(DAYS, [report.days], locale);
  if (table === 'agents') return textOf(AGENTS, [report.agents], locale);
  return textOf(DEPARTMENTS, [report.departments], locale);
}

async function* textOf<Row>(
  columns: CsvColumns<Row>,
  pages: Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>,
  locale: LocaleName,
): AsyncGenerator<string> {
  const style = csvStyleOf(locale);
  yield BYTE_ORDER_MARK +
    csvLine(
      columns.map(([head]) => HEADS[head][locale]),
      style,
    );
  for await (const rows of pages)
    yield rows
      .map((row) =>
        csvLine(
          columns.map(([, cell]) => cell(row)),
          style,
        ),
      )
      .join('');
}

async function* conversationPages(
  db: Db,
  scope: ReportScope,
  timeZone: string,
): AsyncGenerator<readonly ConversationLine[]> {
  let fromId: string | null = firstIdAt(scope.from);
  do {
    const rows = await readConversationPage(db, scope, timeZone, fromId);
    yield rows.slice(0, ROWS_PER_PAGE);
    fromId = rows[ROWS_PER_PAGE]?.id ?? null;
  } while (fromId !== null);
}

/** With the first row of the next page. */
function readConversationPage(
  db: Db,
  scope: ReportScope,
  timeZone: string,
  fromId: string,
): Promise<ConversationLine[]> {
  const page = { fromId, toId: firstIdAt(scope.to), limit: ROWS_PER_PAGE + 1 };
  return db.tx(scope.organizationId, (tx) => listConversationLines(tx, scope, timeZone, page), {
    readOnly: true,
  });
}

async function* surveyPages(
  db: Db,
  scope: ReportScope,
  timeZone: string,
): AsyncGenerator<readonly SurveyLine[]> {
  let after: { at: Date; id: string } | null = null;
  do {
    const rows = await readSurveyPage(db, scope, timeZone, after);
    yield rows;
    const last = rows.at(-1);
    after = last && rows.length === ROWS_PER_PAGE ? { at: last.moment, id: last.id } : null;
  } while (after !== null);
}

function readSurveyPage(
  db: Db,
  scope: ReportScope,
  timeZone: string,
  after: { at: Date; id: string } | null,
): Promise<SurveyLine[]> {
  const page = { after, limit: ROWS_PER_PAGE };
  return db.tx(scope.organizationId, (tx) => listSurveyLines(tx, scope, timeZone, page), { readOnly: true });
}
