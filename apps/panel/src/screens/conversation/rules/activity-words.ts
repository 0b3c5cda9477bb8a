import type { ActivityName } from '@balcao/protocol';
import type { MessageKey } from '../../../i18n/messages.ts';
import { formatPhone } from '../../../ui/format/values.ts';
import { asNumber, asText } from './read-json.ts';

const KEYS: Record<ActivityName, MessageKey> = {
  conversation_opened: 'activity.opened',
  handed_off: 'activity.handedOff',
  taken: 'activity.taken',
  released: 'activity.released',
  closed: 'activity.closed',
  reopened: 'activity.reopened',
  expired: 'activity.expired',
  contact_merged: 'activity.merged',
  bot_failed: 'activity.botFailed',
  bot_log: 'activity.botLog',
  survey_answered: 'activity.survey',
  number_changed: 'activity.numberChanged',
};

export type ActivityWords = { key: MessageKey; values: Record<string, string | number> };

/** The sentence for an activity line and what it names; `none` stands for what the server does not say. */
export function findActivityWords(name: string, data: Record<string, unknown>): ActivityWords | null {
  const key = Object.hasOwn(KEYS, name) ? KEYS[name as ActivityName] : undefined; // hasOwn just checked it
  if (key === undefined) return null;
  const text = (field: string) => asText(data[field]) || 'none';
  const to = text('to');
  return {
    key,
    values: {
      by: text('by'),
      actor: text('actor'),
      to: name === 'number_changed' && to !== 'none' ? formatPhone(to) : to,
      department: text('department'),
      reason: text('reason'),
      score: asNumber(data.score) ?? -1,
      comment: text('comment'),
      code: text('code'),
    },
  };
}
