import type { Report } from '@balcao/protocol';
import type { ReportFacts } from '../report.types.ts';
import { durationsOf, NO_DURATIONS } from './durations.ts';
import { csatOf, npsOf } from './scores.ts';

type AgentLine = Report['agents'][number];
type DepartmentLine = Report['departments'][number];

/** Everybody who was given a conversation, spoke, resolved or was rated; by name. */
export function buildAgents(facts: ReportFacts): AgentLine[] {
  const lines = new Map<string, AgentLine>();
  const lineOf = (id: string): AgentLine => {
    const line = lines.get(id) ?? {
      id,
      name: facts.users.get(id) ?? '',
      assigned: 0,
      resolved: 0,
      messages: 0,
      first_response: NO_DURATIONS,
      csat_mean: null,
      nps_score: null,
      ratings: 0,
    };
    lines.set(id, line);
    return line;
  };
  for (const { agent_id: id, assigned, resolved } of facts.byAgent)
    Object.assign(lineOf(id), { assigned, resolved });
  for (const { agent_id: id, messages } of facts.delivered) if (id !== null) lineOf(id).messages += messages;
  for (const one of facts.peoplesResponses)
    if (one.of === 'agent' && one.agent_id !== null) lineOf(one.agent_id).first_response = durationsOf(one);
  for (const id of new Set(facts.scores.map((one) => one.agent_id))) {
    if (id === null) continue;
    const own = facts.scores.filter((one) => one.agent_id === id);
    const csat = csatOf(own.filter((one) => one.survey === 'csat'));
    const nps = npsOf(own.filter((one) => one.survey === 'nps'));
    const ratings = csat.answers + nps.answers;
    Object.assign(lineOf(id), { csat_mean: csat.mean, nps_score: nps.score, ratings });
  }
  return [...lines.values()].sort((a, b) => a.name.localeCompare(b.name, 'pt-BR') || (a.id < b.id ? -1 : 1));
}

/** Departments in their order that had anything to do; conversations without one last. */
export function buildDepartments(facts: ReportFacts): DepartmentLine[] {
  const lines = new Map<string | null, DepartmentLine>();
  for (const [id, name] of [...facts.departments, [null, facts.noDepartment] as const])
    lines.set(id, {
      id,
      name,
      handed_off: 0,
      resolved: 0,
      abandoned: 0,
      first_response: NO_DURATIONS,
      resolution: NO_DURATIONS,
    });
  const change = (id: string | null, by: (line: DepartmentLine) => void) => {
    const line = lines.get(id);
    if (line) by(line);
  };
  for (const one of facts.byDepartment)
    change(one.department_id, (line) => {
      line.handed_off = one.conversations;
    });
  for (const { department_id, outcome, count } of facts.turns)
    change(department_id, (line) => {
      if (outcome === 'people') line.resolved += count;
      if (outcome === 'left') line.abandoned += count;
    });
  for (const one of facts.peoplesResponses)
    if (one.of === 'department')
      change(one.department_id, (line) => {
        line.first_response = durationsOf(one);
      });
  for (const one of facts.resolutions)
    if (one.of === 'department' && one.outcome === 'people')
      change(one.department_id, (line) => {
        line.resolution = durationsOf(one);
      });
  return [...lines.values()].filter(
    (line) => line.handed_off + line.resolved + line.abandoned + line.first_response.count > 0,
  );
}
