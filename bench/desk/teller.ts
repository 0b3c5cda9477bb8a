import type { ServiceEntry } from '../../apps/server/src/modules/conversations/changes.ts';
import type { MessageRow } from '../../apps/server/src/modules/conversations/conversation.types.ts';
import { uuidv7 } from '../../apps/server/src/platform/crypto/index.ts';
import type { Random } from '../lib/random.ts';
import type { Desk } from './organization.ts';
import { agentText, customerText, noteText, pick } from './words.ts';

export type StoryPlan = {
  desk: Desk;
  contactId: string;
  openedMs: number;
  /** how many messages it should have, about */
  length: number;
  /** still open with that owner; null: over */
  openWith: 'bot' | 'queue' | 'agent' | null;
};

const MENU = 'Olá! Sou o assistente da Casa & Cia. Como posso ajudar?';
const CHOICES = ['Acompanhar pedido', 'Falar com vendas', 'Segunda via', 'Assistência técnica'];
/** sent, failed, delivered, read, played */
const STATUSES = [3, 4, 5, 6, 6, 6, 6, 7] as const;

/** Tells one conversation in order: who says what, and what is written down about it. */
export function createTeller(random: Random, plan: StoryPlan) {
  const { desk } = plan;
  const department = pick(random, desk.departments);
  const agentId = pick(random, department.agentIds);
  const agentName = desk.agents.find((one) => one.id === agentId)?.name ?? null;
  const place = {
    organization_id: desk.organizationId,
    conversation_id: uuidv7(plan.openedMs),
    contact_id: plan.contactId,
    channel_id: pick(random, desk.channelIds),
  };
  const messages: MessageRow[] = [];
  const log: ServiceEntry[] = [];
  let nowMs = plan.openedMs;

  function say(fields: Pick<MessageRow, 'direction' | 'content' | 'actor_type'> & Partial<MessageRow>): void {
    const at = new Date(nowMs);
    const status = fields.direction === 'outbound' ? pick(random, STATUSES) : null;
    messages.push({
      ...place,
      id: uuidv7(nowMs),
      type: fields.content.type,
      actor_id: null,
      actor_name: null,
      epoch: 0,
      status,
      in_doubt: false,
      failure: status === 4 ? { code: 131_026, title: 'Message undeliverable', details: null } : null,
      wamid: null,
      attachment_id: null,
      context: null,
      referral: null,
      reactions: [],
      client_key: null,
      created_at: at,
      accepted_at: status === null ? null : at,
      delivered_at: status !== null && status >= 5 ? at : null,
      read_at: status !== null && status >= 6 ? at : null,
      ...fields,
    });
  }

  return {
    ...place,
    department,
    agentId,
    messages,
    log,
    nowMs: () => nowMs,
    /** Time passes, rather the shorter than the longer. */
    after(shortestMs: number, longestMs: number): void {
      nowMs += shortestMs + random() ** 2 * (longestMs - shortestMs);
    },
    customer: () =>
      say({
        direction: 'inbound',
        actor_type: 'customer',
        content: { type: 'text', text: { body: customerText(random) } },
      }),
    choice() {
      const title = pick(random, CHOICES);
      say({
        direction: 'inbound',
        actor_type: 'customer',
        content: {
          type: 'interactive',
          interactive: { type: 'button_reply', button_reply: { id: title, title } },
        },
      });
    },
    bot() {
      const buttons = CHOICES.slice(0, 3).map((title) => ({
        type: 'reply' as const,
        reply: { id: title, title },
      }));
      say({
        direction: 'outbound',
        actor_type: 'bot',
        content: {
          type: 'interactive',
          interactive: { type: 'button', body: { text: MENU }, action: { buttons } },
        },
      });
    },
    agent: () =>
      say({
        direction: 'outbound',
        actor_type: 'user',
        actor_id: agentId,
        actor_name: agentName,
        content: { type: 'text', text: { body: agentText(random) } },
      }),
    note: () =>
      say({
        direction: 'system',
        actor_type: 'user',
        actor_id: agentId,
        actor_name: agentName,
        content: { type: 'note', note: { body: noteText(random), mentions: [] } },
      }),
    line: (name: string) =>
      say({
        direction: 'system',
        actor_type: 'system',
        content: { type: 'activity', activity: { name } },
      }),
    /** For reports; `department`: whose it was by then. */
    record(
      kind: ServiceEntry['kind'],
      by: ServiceEntry['actor_type'],
      detail: ServiceEntry['detail'] = {},
      isInDepartment = true,
    ): void {
      log.push({
        ...place,
        id: uuidv7(nowMs),
        department_id: isInDepartment ? department.id : null,
        kind,
        actor_type: by,
        actor_id: by === 'user' ? agentId : null,
        at: new Date(nowMs),
        detail,
      });
    },
  };
}

export type Teller = ReturnType<typeof createTeller>;
