import type { Bench } from '../../conversations/testing/bench.ts';

export type LogEntry = {
  at: string;
  kind: string;
  conversation?: string;
  by?: string;
  actorId?: string;
  department?: string | null;
  channel?: string;
  detail?: Record<string, unknown>;
};

/** Writes what happened straight into the tables, past row-level security. */
export function createFacts(bench: Bench) {
  const { organizationId, rows } = bench;
  let serial = 0;
  const contactId = bench.newId();
  return {
    /** An id that says when the conversation was opened. */
    conversationAt(at: string): string {
      const time = new Date(at).getTime().toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(++serial).padStart(12, '0')}`;
    },
    async log(...entries: LogEntry[]): Promise<void> {
      for (const entry of entries)
        await rows(
          `insert into service_log (organization_id, id, conversation_id, contact_id, channel_id, department_id, kind, actor_type, actor_id, at, detail)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            organizationId,
            bench.newId(),
            entry.conversation ?? bench.newId(),
            contactId,
            entry.channel ?? bench.channel.id,
            entry.department ?? null,
            entry.kind,
            entry.by ?? 'system',
            entry.actorId ?? null,
            entry.at,
            entry.detail ?? {},
          ],
        );
    },
    async contact(name: string, phone: string): Promise<string> {
      const id = bench.newId();
      await rows('insert into contacts (organization_id, id, name, phone) values ($1, $2, $3, $4)', [
        organizationId,
        id,
        name,
        phone,
      ]);
      return id;
    },
    async conversation(of: {
      id: string;
      contact_id: string;
      created_at: string;
      [column: string]: unknown;
    }): Promise<void> {
      const row = {
        organization_id: organizationId,
        channel_id: bench.channel.id,
        last_activity_at: of.created_at,
        updated_at: of.created_at,
        ...of,
      };
      const columns = Object.keys(row);
      await rows(
        `insert into conversations (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(row),
      );
    },
    async survey(of: {
      at: string;
      survey: 'nps' | 'csat';
      score: number;
      agent?: string;
      department?: string;
      comment?: string;
      conversation?: string;
      contactId?: string;
    }): Promise<void> {
      await rows(
        `insert into survey_answers (organization_id, id, conversation_id, contact_id, survey, score, comment, at, agent_id, department_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          organizationId,
          bench.newId(),
          of.conversation ?? bench.newId(),
          of.contactId ?? contactId,
          of.survey,
          of.score,
          of.comment ?? null,
          of.at,
          of.agent ?? null,
          of.department ?? null,
        ],
      );
    },
    async breach(of: {
      at: string;
      clock: string;
      level?: string;
      conversation: string;
      department?: string;
    }) {
      await rows(
        `insert into sla_breaches (organization_id, conversation_id, clock, level, started_at, due_at, department_id, noticed_at)
         values ($1, $2, $3, $4, $5, $5, $6, $5)`,
        [organizationId, of.conversation, of.clock, of.level ?? 'breach', of.at, of.department ?? null],
      );
    },
  };
}
