import type { Message } from '@balcao/protocol';
import type { MessageKey } from '../../i18n/messages.ts';
import { useLocale, useT } from '../../i18n/use-t.tsx';
import { formatClock, formatFull } from '../../ui/format/time.ts';
import type { ShownContent } from './rules/read-content.ts';
import { asText } from './rules/read-json.ts';

const ACTIVITIES: Record<string, MessageKey> = {
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
const SYSTEMS: Record<string, MessageKey> = {
  user_changed_number: 'activity.numberChanged',
  user_changed_user_id: 'activity.numberChanged',
  customer_changed_identity: 'activity.identityChanged',
  customer_identity_changed: 'activity.identityChanged',
  request_welcome: 'activity.welcome',
};

/** What happened around the words: one line, nothing louder. */
export function QuietLine({ message, content }: { message: Message; content: ShownContent }) {
  const locale = useLocale();
  const words = useQuietWords(message, content);
  return (
    <p className="mx-auto max-w-[90%] py-1.5 text-center text-xs text-balance text-ink-3">
      {words} ·{' '}
      <time dateTime={message.created_at} title={formatFull(message.created_at, locale)} className="tabular">
        {formatClock(message.created_at, locale)}
      </time>
    </p>
  );
}

function useQuietWords(message: Message, content: ShownContent): string {
  const t = useT();
  const name = message.actor.name ?? '';
  switch (content.kind) {
    case 'activity': {
      const key = ACTIVITIES[content.name];
      const detail = asText(content.data.detail) ?? asText(content.data.text) ?? asText(content.data.message);
      if (key === undefined) return detail ?? content.name;
      const to = asText(content.data.to) ?? '';
      const department = asText(content.data.department) ?? asText(content.data.department_name) ?? 'none';
      const score = typeof content.data.score === 'number' ? content.data.score : -1;
      return t(key, { name, to, department, score, detail: detail ?? '' });
    }
    case 'system': {
      const key = SYSTEMS[content.name];
      return content.text ?? (key === undefined ? content.name : t(key, { name }));
    }
    case 'revoke':
      return t('activity.revoked');
    case 'call_permission':
      return t(content.granted ? 'activity.callGranted' : 'activity.callRefused');
    default:
      return t('preview.activity');
  }
}
