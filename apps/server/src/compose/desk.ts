import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { actorOf, recordAudit } from '../modules/accounts/index.ts';
import {
  type AgentPorts,
  agentEvents,
  agentSchedules,
  createAgentJobHandlers,
  createPresenceListener,
} from '../modules/agents/index.ts';
import { addAgentRoutes } from '../modules/agents/routes/index.ts';
import { type Calendars, calendarOf } from '../modules/calendars/index.ts';
import { addCalendarRoutes } from '../modules/calendars/routes/index.ts';
import { type ConversationPorts, moveDepartment } from '../modules/conversations/index.ts';
import { createDepartmentJobHandlers, type DepartmentPorts } from '../modules/departments/index.ts';
import { addDepartmentRoutes } from '../modules/departments/routes/index.ts';
import { addDeskRoutes } from '../modules/desk/routes/index.ts';
import { createLogRunner } from '../modules/event-log/index.ts';
import { createMailJobHandlers, mailSchedules } from '../modules/mails/index.ts';
import { addMailRoutes } from '../modules/mails/routes/index.ts';
import { addNotificationRoutes } from '../modules/notifications/routes/index.ts';
import { createReportsConsumer } from '../modules/reports/index.ts';
import { addReportRoutes } from '../modules/reports/routes/index.ts';
import { createRoutingHandlers } from '../modules/routing/index.ts';
import { addRoutingRoutes } from '../modules/routing/routes/index.ts';
import { createSearchConsumer } from '../modules/search/index.ts';
import { addSearchRoutes } from '../modules/search/routes/index.ts';
import { createSlaJobHandlers } from '../modules/sla/index.ts';
import { addSlaRoutes } from '../modules/sla/routes/index.ts';
import { createToolJobHandlers, type ToolPorts } from '../modules/tools/index.ts';
import { addToolRoutes } from '../modules/tools/routes/index.ts';
import type { JobHandler, Schedule } from '../platform/jobs/index.ts';
import { createMailTransport } from '../platform/mail/index.ts';
import { type HintSource, type RealtimeHub, registerRealtime } from '../platform/realtime/index.ts';
import { createNearby } from './nearby.ts';

/** The service desk around the message path: departments, agents, queue, hours, SLA, mails. */
export function createDeskServices(options: {
  ctx: Context;
  conversations: ConversationPorts;
  calendars: Calendars;
  /** "the organization has events" */
  hints: readonly HintSource[];
  /** events were committed for this organization */
  announce: (organizationId: string) => void;
  publicUrl: () => string;
}) {
  const { ctx, conversations, calendars, announce, publicUrl } = options;
  const agents: AgentPorts = { ctx, announce };
  const departments: DepartmentPorts = {
    ctx,
    announce,
    agentEvents: (tx, organizationId, userIds) =>
      agentEvents(tx, organizationId, userIds, new Date(ctx.clock.now())),
    moveConversations: (tx, organizationId, fromId, toId) =>
      moveDepartment(conversations, tx, organizationId, fromId, toId),
  };
  const tools: ToolPorts = { ctx, announce };
  const mailTransport = createMailTransport(ctx.config.smtp);
  const jobs: Record<string, JobHandler> = {
    ...createRoutingHandlers({ conversations, calendarOf }),
    ...createSlaJobHandlers({ conversations, publicUrl }),
    ...createAgentJobHandlers(agents),
    ...createDepartmentJobHandlers(departments),
    ...createToolJobHandlers(tools),
    ...createMailJobHandlers({ ctx, transport: mailTransport }),
  };
  const schedules: readonly Schedule[] = [...agentSchedules, ...mailSchedules];
  const consumers = [createSearchConsumer(ctx.db), createReportsConsumer(ctx.db)];
  return {
    jobs,
    /** readers of the event log */
    followers: createLogRunner({ db: ctx.db, log: ctx.log, consumers, hints: options.hints }),
    followerNames: consumers.map((one) => one.name),
    schedules,
    close: () => mailTransport?.close(),
    /** panels follow the log here, and tell of presence and of what they are writing */
    addRealtime(http: FastifyInstance, hub: RealtimeHub): void {
      const presence = createPresenceListener(agents);
      const nearby = createNearby(ctx, hub);
      registerRealtime(http, {
        hub,
        clock: ctx.clock,
        onOpen: presence.opened,
        onMessage(principal, message) {
          presence.heard(principal, message);
          nearby(principal, message);
        },
      });
    },
    addRoutes(http: FastifyInstance): void {
      addCalendarRoutes(http, { ctx });
      addDepartmentRoutes(http, { ports: departments });
      addAgentRoutes(http, { ports: agents });
      addDeskRoutes(http, { ctx });
      addToolRoutes(http, { ports: tools });
      addNotificationRoutes(http, { ctx, announce });
      addSlaRoutes(http, { ctx });
      addSearchRoutes(http, { db: ctx.db });
      addReportRoutes(http, { ctx, calendars });
      addRoutingRoutes(http, { ctx });
      addMailRoutes(http, {
        ctx,
        recordAudit: (tx, principal, act) =>
          recordAudit(tx, ctx.clock, principal.organizationId, { actor: actorOf(principal), ...act }),
      });
    },
  };
}
