import type { JobHandler, Schedule } from '../../platform/jobs/index.ts';
import type { AgentPorts } from './ports.ts';
import { sweepAgents } from './sweep-agents.ts';

const SWEEP_JOB = 'agents.sweep';

export const agentSchedules: readonly Schedule[] = [
  {
    name: SWEEP_JOB,
    pattern: '*/15 * * * * *',
    job: { lane: 'desk', kind: SWEEP_JOB, uniqueKey: SWEEP_JOB, payload: {} },
  },
];

export function createAgentJobHandlers(ports: AgentPorts): Record<string, JobHandler> {
  // While no process ran nobody could be seen: panels get their time to come back.
  const lookingSince = new Date(ports.ctx.clock.now());
  return {
    async [SWEEP_JOB]() {
      const gone = await sweepAgents(ports, lookingSince);
      if (gone > 0) ports.ctx.log.info({ agents: gone }, 'agents without a panel were put offline');
    },
  };
}
