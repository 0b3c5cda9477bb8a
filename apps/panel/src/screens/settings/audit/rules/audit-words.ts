import type { AuditEntry } from '@balcao/protocol';
import type { SettingsKey } from '../../../../i18n/settings/use-t.ts';

/** Acts this panel has words for; one it does not know stands as its code. */
const ACTIONS = {
  'organization.created': 'audit.organizationCreated',
  'user.created': 'audit.userCreated',
  'user.invited': 'audit.userInvited',
  'user.renamed': 'audit.userRenamed',
  'user.role_changed': 'audit.userRoleChanged',
  'user.disabled': 'audit.userDisabled',
  'user.enabled': 'audit.userEnabled',
  'session.opened': 'audit.sessionOpened',
  'session.ended': 'audit.sessionEnded',
  'sessions.ended': 'audit.sessionsEnded',
  'sign_in.locked': 'audit.signInLocked',
  'second_factor.enabled': 'audit.factorEnabled',
  'second_factor.removed': 'audit.factorRemoved',
  'second_factor.reset': 'audit.factorReset',
  'password.changed': 'audit.passwordChanged',
  'api_key.created': 'audit.apiKeyCreated',
  'api_key.revoked': 'audit.apiKeyRevoked',
  'department.created': 'audit.departmentCreated',
  'department.updated': 'audit.departmentUpdated',
  'department.archived': 'audit.departmentArchived',
  'agent.updated': 'audit.agentUpdated',
  'calendar.created': 'audit.calendarCreated',
  'calendar.updated': 'audit.calendarUpdated',
  'calendar.deleted': 'audit.calendarDeleted',
  'desk_settings.updated': 'audit.deskUpdated',
  'tag.created': 'audit.tagCreated',
  'tag.updated': 'audit.tagUpdated',
  'tag.deleted': 'audit.tagDeleted',
  'canned_reply.created': 'audit.cannedCreated',
  'canned_reply.updated': 'audit.cannedUpdated',
  'canned_reply.deleted': 'audit.cannedDeleted',
  'channel.created': 'audit.channelCreated',
  'channel.updated': 'audit.channelUpdated',
  'channel.deleted': 'audit.channelDeleted',
  'channel.active': 'audit.channelActive',
  'channel.paused': 'audit.channelPaused',
  'channel.needs_token': 'audit.channelNeedsToken',
  'bot.published': 'audit.botPublished',
  'settings.updated': 'audit.settingsUpdated',
  'mail.sent_again': 'audit.mailSentAgain',
  'quarantine.replayed': 'audit.quarantineReplayed',
  'contact.blocked': 'audit.contactBlocked',
  'contact.unblocked': 'audit.contactUnblocked',
  'fulfillment_webhook.created': 'audit.webhookCreated',
  'fulfillment_webhook.updated': 'audit.webhookUpdated',
  'fulfillment_webhook.deleted': 'audit.webhookDeleted',
  'fulfillment_webhook.tested': 'audit.webhookTested',
  'fulfillment_call.replayed': 'audit.callReplayed',
  'named_query.saved': 'audit.querySaved',
  'named_query.deleted': 'audit.queryDeleted',
} as const satisfies Record<string, SettingsKey>;

/** What `GET /v1/audit?action=` begins with, and the word for each. */
export const SUBJECTS = [
  ['user', 'audit.subject.user'],
  ['session', 'audit.subject.session'],
  ['sign_in', 'audit.subject.signIn'],
  ['second_factor', 'audit.subject.secondFactor'],
  ['password', 'audit.subject.password'],
  ['api_key', 'audit.subject.apiKey'],
  ['department', 'audit.subject.department'],
  ['agent', 'audit.subject.agent'],
  ['calendar', 'audit.subject.calendar'],
  ['desk_settings', 'audit.subject.desk'],
  ['tag', 'audit.subject.tag'],
  ['canned_reply', 'audit.subject.canned'],
  ['channel', 'audit.subject.channel'],
  ['bot', 'audit.subject.bot'],
  ['settings', 'audit.subject.settings'],
  ['contact', 'audit.subject.contact'],
  ['mail', 'audit.subject.mail'],
  ['quarantine', 'audit.subject.quarantine'],
  ['fulfillment', 'audit.subject.fulfillment'],
  ['named_query', 'audit.subject.query'],
] as const satisfies readonly (readonly [string, SettingsKey])[];

/** Parts of the detail that have a word; another stands by its own name. */
const FACTS = [
  'changed',
  'from',
  'to',
  'role',
  'capacity',
  'presence',
  'department_ids',
  'version',
  'sessions_ended',
  'user_agent',
  'former_name',
  'move_to',
  'mode',
  'email',
  'mailed',
  'slug',
  'how',
  'phone_number_id',
  'reason',
  'wait_seconds',
  'made_default',
  'fields',
  'intent_name',
  'outcome',
] as const;

export function factKey(key: string): SettingsKey | null {
  const known = FACTS.find((fact) => fact === key);
  return known === undefined ? null : `audit.fact.${known}`;
}

/** Values that are codes and have a word: fields of a department, roles, presences. */
const VALUES = {
  name: 'audit.value.name',
  position: 'audit.value.position',
  routing: 'departments.routing',
  sticky: 'departments.sticky',
  calendar_id: 'departments.hours',
  announce_position: 'departments.announce',
  abandon_after_minutes: 'departments.abandon',
  member_ids: 'departments.people',
  sla: 'slaPolicy.title',
  owner: 'role.owner',
  admin: 'role.admin',
  supervisor: 'role.supervisor',
  agent: 'role.agent',
  viewer: 'role.viewer',
  offline: 'agents.presence.offline',
  password: 'audit.value.password',
  token: 'audit.value.token',
  true: 'permissions.yes',
  false: 'permissions.no',
} as const satisfies Record<string, SettingsKey>;

/** Of facts that hold a code of ours; words that people wrote stay as they are. */
const CODED = new Set(['changed', 'from', 'to', 'role', 'presence', 'mailed', 'how', 'made_default']);

/** Fields of an intent webhook. */
const WEBHOOK_FIELDS: Readonly<Record<string, SettingsKey>> = {
  name: 'audit.value.name',
  url: 'audit.value.url',
  token: 'audit.value.webhookToken',
  timeout_ms: 'audit.value.timeout',
  named_queries: 'audit.value.queries',
};

/** How a call of one went. */
const OUTCOMES: Readonly<Record<string, SettingsKey>> = {
  ok: 'audit.outcome.ok',
  malformed: 'audit.outcome.malformed',
  http_error: 'audit.outcome.http_error',
  timeout: 'audit.outcome.timeout',
  unreachable: 'audit.outcome.unreachable',
  refused: 'audit.outcome.refused',
  breaker_open: 'audit.outcome.breaker_open',
};

export function valueKey(fact: string, value: string): SettingsKey | null {
  const words = fact === 'fields' ? WEBHOOK_FIELDS : fact === 'outcome' ? OUTCOMES : coded(fact);
  return Object.hasOwn(words, value) ? (words[value] ?? null) : null;
}

function coded(fact: string): Readonly<Record<string, SettingsKey>> {
  return CODED.has(fact) ? VALUES : {};
}

export function actionKey(action: string): SettingsKey | null {
  return Object.hasOwn(ACTIONS, action) ? ACTIONS[action as keyof typeof ACTIONS] : null; // just found there
}

/** What ids stand for: people, departments, numbers, hours. */
export type Names = ReadonlyMap<string, string>;

/** What it was done to: as the entry says it, else by the id it names. */
export function subjectName({ detail, subject }: Entry, names: Names): string | null {
  for (const key of ['name', 'to', 'email', 'title', 'shortcut', 'subject', 'slug']) {
    const value = detail[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return (subject === null ? undefined : names.get(subject)) ?? null;
}

/** The rest of the detail as lines; ids that stand for nothing and what the sentence already says stay out. */
export function factsOf(entry: Entry, names: Names): { key: string; values: string[] }[] {
  const said = subjectName(entry, names);
  return Object.entries(entry.detail).flatMap(([key, value]) => {
    const values = (Array.isArray(value) ? value : [value]).flatMap((one) => {
      const text = textOf(one);
      if (text === null) return [];
      return names.get(text) ?? (UUID.test(text) ? [] : text);
    });
    const isSaid = values.length === 1 && values[0] === said && key !== 'to';
    return values.length === 0 || isSaid ? [] : [{ key, values }];
  });
}

type Entry = Pick<AuditEntry, 'detail' | 'subject'>;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
