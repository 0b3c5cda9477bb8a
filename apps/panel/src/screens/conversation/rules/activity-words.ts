import type { ActivityName, BotLogCode, OwnCloseReason } from '@balcao/protocol';
import type { ConversationKey } from '../../../i18n/conversation/use-t.ts';
import { formatPhone } from '../../../ui/format/values.ts';
import { asNumber, asText } from './read-json.ts';

const KEYS: Record<ActivityName, ConversationKey> = {
  conversation_opened: 'activity.opened',
  handed_off: 'activity.handedOff',
  queued: 'activity.queued',
  left_queue: 'activity.leftQueue',
  abandoned: 'activity.abandoned',
  assigned: 'activity.assigned',
  transferred: 'activity.transferred',
  returned: 'activity.returned',
  priority_changed: 'activity.priority',
  blocked: 'activity.blocked',
  sla_alert: 'activity.slaAlert',
  sla_breached: 'activity.slaBreached',
  survey_asked: 'activity.surveyAsked',
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

const BOT_LOG: Readonly<Record<BotLogCode, ConversationKey>> = {
  CALENDAR_INVALID: 'botLog.calendarInvalid',
  CALL_FAILED: 'botLog.callFailed',
  CALL_LOST: 'botLog.callLost',
  CALL_URL_INVALID: 'botLog.callUrl',
  EXPRESSION_FAILED: 'botLog.expression',
  FULFILLMENT_FAILED: 'botLog.fulfillmentFailed',
  FULFILLMENT_JUMP_UNKNOWN: 'botLog.jumpUnknown',
  FULFILLMENT_LOOP: 'botLog.fulfillmentLoop',
  FULFILLMENT_LOST: 'botLog.fulfillmentLost',
  FULFILLMENT_MALFORMED: 'botLog.malformed',
  FULFILLMENT_OPTION_UNKNOWN: 'botLog.optionUnknown',
  FULFILLMENT_PARAMETERS_CUT: 'botLog.parametersCut',
  FULFILLMENT_TIMEOUT: 'botLog.timeout',
  MEDIA_MISSING: 'botLog.mediaMissing',
  STEP_BUDGET: 'botLog.stepBudget',
  TOO_MANY_VARIABLES: 'botLog.tooManyVariables',
  UNKNOWN_NODE: 'botLog.unknownNode',
  WINDOW_CLOSED: 'botLog.windowClosed',
};
/** Closings that say how in a sentence of their own; the others only who. */
const CLOSES: Readonly<Record<OwnCloseReason, ConversationKey>> = {
  left: 'closed.left',
  abandoned: 'closed.abandoned',
  blocked: 'closed.blocked',
  finished: 'activity.closed',
};

export type ActivityWords = { key: ConversationKey; values: Record<string, string | number> };

/**
 * The sentence for an activity line and what it names; `none` stands for what the server does not say.
 * `reasons`: the desk's own reasons to close, id → name.
 */
export function findActivityWords(
  name: string,
  data: Record<string, unknown>,
  reasons: ReadonlyMap<string, string> = NO_REASONS,
): ActivityWords | null {
  const key = keyOf(name, data, reasons);
  if (key === undefined) return null;
  const text = (field: string) => asText(data[field]) || 'none';
  const to = text('to');
  return {
    key,
    values: {
      by: text(name === 'returned' ? 'from' : 'by'),
      actor: text('actor'),
      to: name === 'number_changed' && to !== 'none' ? formatPhone(to) : to,
      department: text('department'),
      reason: text('reason'),
      reasonName: reasons.get(text('reason')) ?? 'none',
      score: asNumber(data.score) ?? -1,
      comment: text('comment'),
      code: text('code'),
      position: asNumber(data.position) ?? 0,
      minutes: asNumber(data.minutes) ?? -1,
      priority: text('priority'),
      blocked: data.blocked === false ? 'no' : 'yes',
      clock: text('clock'),
    },
  };
}

function keyOf(
  name: string,
  data: Record<string, unknown>,
  reasons: ReadonlyMap<string, string>,
): ConversationKey | undefined {
  const word = asText(name === 'bot_log' ? data.code : data.reason) ?? '';
  const own =
    name === 'bot_log'
      ? pick(BOT_LOG, word)
      : name === 'closed' && !reasons.has(word)
        ? pick(CLOSES, word)
        : undefined;
  return own ?? pick(KEYS, name);
}

/** Words a newer server writes are in no table. */
function pick(table: Readonly<Record<string, ConversationKey>>, word: string): ConversationKey | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

const NO_REASONS: ReadonlyMap<string, string> = new Map();
