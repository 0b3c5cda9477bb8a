import type { Report } from '@balcao/protocol';
import type { ReportFacts } from '../report.types.ts';
import { buildAgents, buildDepartments } from './build-tables.ts';
import { buildDelivery, buildHeatmap, seriesOf } from './build-volumes.ts';
import { NO_DURATIONS } from './durations.ts';
import { listDays } from './local-days.ts';
import type { ReportScope } from './report-scope.ts';
import { csatOf, npsOf } from './scores.ts';

const CLOCKS = ['first_response', 'next_response', 'resolution'] as const;

/** Puts counted facts into the contract's shape. Bot and people are never one figure; every rate says of what. */
export function buildReport(scope: ReportScope, facts: ReportFacts): Report {
  const days = buildDays(facts);
  const total = (of: (day: Report['days'][number]) => number) => days.reduce((sum, day) => sum + of(day), 0);
  const opened = total((day) => day.opened);
  const ended = countTurns(facts, (turn) => turn.kind === 'resolved' || turn.kind === 'abandoned');
  const resolvedByBot = total((day) => day.resolved_by_bot);
  const openedAndHandedOff = facts.handedOff.reduce((sum, one) => sum + one.opened_in_range, 0);
  return {
    from: scope.from.toISOString(),
    to: scope.to.toISOString(),
    time_zone: facts.timeZone,
    days,
    totals: {
      opened,
      handed_off: total((day) => day.handed_off),
      resolved_by_bot: resolvedByBot,
      resolved_by_people: total((day) => day.resolved_by_people),
      abandoned: countTurns(facts, (turn) => turn.outcome === 'left'),
      inbound: total((day) => day.inbound),
      bot: total((day) => day.bot),
      people: total((day) => day.people),
    },
    first_response: {
      people: facts.peoplesResponses.find((one) => one.of === 'all') ?? NO_DURATIONS,
      bot: facts.botResponses,
    },
    resolution: { people: resolutionsBy(facts, 'people'), bot: resolutionsBy(facts, 'bot') },
    containment_rate: rateOf(resolvedByBot, ended),
    escalation_rate: rateOf(openedAndHandedOff, opened),
    escalation_reasons: escalationReasons(facts),
    close_reasons: facts.closeReasons,
    nps: npsOf(facts.scores.filter((one) => one.survey === 'nps')),
    csat: csatOf(facts.scores.filter((one) => one.survey === 'csat')),
    sla: CLOCKS.map((clock) => slaOf(facts, clock)),
    delivery: buildDelivery(facts.delivered),
    agents: buildAgents(facts),
    departments: buildDepartments(facts),
    heatmap: buildHeatmap(facts.volumes),
    comments: facts.comments.map(({ at, ...comment }) => ({ ...comment, at: at.toISOString() })),
  };
}

function buildDays(facts: ReportFacts): Report['days'] {
  const { turns, handedOff } = facts;
  const days = new Map(
    listDays(facts.days.first, facts.days.last).map((date) => [
      date,
      {
        date,
        opened: 0,
        handed_off: 0,
        resolved_by_bot: 0,
        resolved_by_people: 0,
        inbound: 0,
        bot: 0,
        people: 0,
      },
    ]),
  );
  for (const { date, kind, outcome, count } of turns) {
    const day = days.get(date);
    if (!day) continue;
    if (kind === 'opened') day.opened += count;
    else if (outcome === 'bot') day.resolved_by_bot += count;
    else if (outcome === 'people') day.resolved_by_people += count;
  }
  for (const { date, count } of handedOff) {
    const day = days.get(date);
    if (day) day.handed_off += count;
  }
  for (const volume of facts.volumes) {
    // A whole hour may reach beyond the range: its day then is not shown.
    const day = volume.of === 'day' ? days.get(volume.date) : undefined;
    const series = seriesOf(volume.actor);
    if (day && series !== 'api') day[series] += volume.messages;
  }
  return [...days.values()];
}

function countTurns(facts: ReportFacts, is: (turn: ReportFacts['turns'][number]) => boolean): number {
  return facts.turns.reduce((sum, turn) => (is(turn) ? sum + turn.count : sum), 0);
}

function escalationReasons({ handedOff }: ReportFacts): Report['escalation_reasons'] {
  const counts = new Map<string, number>();
  for (const { reason, count } of handedOff) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function resolutionsBy(facts: ReportFacts, outcome: 'people' | 'bot') {
  return facts.resolutions.find((one) => one.of === 'all' && one.outcome === outcome) ?? NO_DURATIONS;
}

/**
 * Conversations in which a clock ran, once per department they came to that promises it: from waiting on, the next
 * response once a person had answered. One that was breached did run, whatever the department promises today.
 */
function slaOf(facts: ReportFacts, clock: (typeof CLOCKS)[number]): Report['sla'][number] {
  const breaches = facts.breached.find((one) => one.clock === clock)?.conversations ?? 0;
  const promising = new Set(facts.promises.filter((one) => one[clock]).map((one) => one.department_id));
  const ran = (clock === 'next_response' ? facts.answered : facts.byDepartment).reduce(
    (sum, one) =>
      one.department_id !== null && promising.has(one.department_id) ? sum + one.conversations : sum,
    0,
  );
  return { clock, breaches, conversations: Math.max(breaches, ran) };
}

/** Four decimals; null where there is nothing it could be a share of. */
export function rateOf(part: number, of: number): number | null {
  return of === 0 ? null : Math.round((part / of) * 10_000) / 10_000;
}
