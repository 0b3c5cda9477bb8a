import type { LocaleName, Report } from '@balcao/protocol';
import type { Db, Tx } from '../../platform/db/index.ts';
import { findTimeZone } from '../accounts/index.ts';
import type { QualityFacts, TurnFacts, VolumeFacts } from './report.types.ts';
import { buildReport } from './rules/build-report.ts';
import { firstIdAt } from './rules/first-id-at.ts';
import type { ReportScope } from './rules/report-scope.ts';
import { NO_DEPARTMENT } from './rules/words.ts';
import { findLocalDays, listDepartmentNames, listUserNames } from './store/names.ts';
import {
  countAnswered,
  countByAgent,
  countByDepartment,
  countCloseReasons,
  countHandedOff,
  countTurns,
  measureBotResponses,
  measurePeoplesResponses,
  measureResolutions,
} from './store/service.ts';
import { countBreached, listPromises } from './store/sla.ts';
import { countScores, listComments } from './store/surveys.ts';
import { sumDelivered, sumVolumes } from './store/volumes.ts';

const COMMENTS = 20;

/** Three connections at once, each with about a third of the work: a year of a big desk stays well below a second. */
export async function getReport(db: Db, scope: ReportScope, locale: LocaleName): Promise<Report> {
  const { organizationId } = scope;
  const read = <T>(run: (tx: Tx) => Promise<T>) =>
    db.tx(
      organizationId,
      async (tx) => {
        // A year's groups and sorts stay in memory; the parts of a report are parallel enough.
        await tx.execute({
          text: `set local work_mem = '32MB'; set local max_parallel_workers_per_gather = 0`,
        });
        return run(tx);
      },
      { readOnly: true },
    );
  const timeZone = await read((tx) => findTimeZone(tx, organizationId));
  const [turns, quality, volumes] = await Promise.all([
    read((tx) => readTurns(tx, scope, timeZone)),
    read((tx) => readQuality(tx, scope)),
    read((tx) => readVolumes(tx, scope, timeZone)),
  ]);
  const facts = { ...turns, ...quality, ...volumes };
  const users = await read((tx) => listUserNames(tx, userIdsOf(facts)));
  return buildReport(scope, { ...facts, timeZone, users, noDepartment: NO_DEPARTMENT[locale] });
}

async function readTurns(tx: Tx, scope: ReportScope, timeZone: string): Promise<TurnFacts> {
  const ids = { from: firstIdAt(scope.from), to: firstIdAt(scope.to) };
  return {
    turns: await countTurns(tx, scope, timeZone),
    handedOff: await countHandedOff(tx, scope, timeZone, ids),
    byAgent: await countByAgent(tx, scope),
    closeReasons: await countCloseReasons(tx, scope),
  };
}

async function readQuality(tx: Tx, scope: ReportScope): Promise<QualityFacts> {
  return {
    botResponses: await measureBotResponses(tx, scope),
    peoplesResponses: await measurePeoplesResponses(tx, scope),
    resolutions: await measureResolutions(tx, scope),
    scores: await countScores(tx, scope),
    comments: await listComments(tx, scope, COMMENTS),
  };
}

async function readVolumes(tx: Tx, scope: ReportScope, timeZone: string): Promise<VolumeFacts> {
  return {
    days: await findLocalDays(tx, scope, timeZone),
    volumes: await sumVolumes(tx, scope, timeZone),
    delivered: await sumDelivered(tx, scope),
    breached: await countBreached(tx, scope),
    byDepartment: await countByDepartment(tx, scope),
    answered: await countAnswered(tx, scope),
    promises: await listPromises(tx, scope.organizationId),
    departments: await listDepartmentNames(tx, scope.organizationId),
  };
}

function userIdsOf(facts: TurnFacts & QualityFacts & VolumeFacts): string[] {
  const seen = [facts.byAgent, facts.peoplesResponses, facts.scores, facts.delivered].flat();
  return [...new Set(seen.map((one) => one.agent_id))].filter((id) => id !== null);
}
