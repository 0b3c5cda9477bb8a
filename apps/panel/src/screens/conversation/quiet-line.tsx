import type { Message } from '@balcao/protocol';
import type { MessageKey } from '../../i18n/messages.ts';
import { useLocale, useT } from '../../i18n/use-t.tsx';
import { formatClock, formatFull } from '../../ui/format/time.ts';
import { findActivityWords } from './rules/activity-words.ts';
import type { ShownContent } from './rules/read-content.ts';
import { asText } from './rules/read-json.ts';

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
  const words = useQuietWords(content);
  return (
    <p
      className="mx-auto max-w-[90%] py-1.5 text-center text-xs text-balance text-ink-3"
      title={technicalOf(content)}
    >
      {words} ·{' '}
      <time dateTime={message.created_at} title={formatFull(message.created_at, locale)} className="tabular">
        {formatClock(message.created_at, locale)}
      </time>
    </p>
  );
}

function useQuietWords(content: ShownContent): string {
  const t = useT();
  switch (content.kind) {
    case 'activity': {
      const words = findActivityWords(content.name, content.data);
      return words === null ? content.name.replaceAll('_', ' ') : t(words.key, words.values);
    }
    case 'system': {
      const key = SYSTEMS[content.name];
      return content.text ?? (key === undefined ? content.name : t(key, { to: 'none' }));
    }
    case 'revoke':
      return t('activity.revoked');
    case 'call_permission':
      return t(content.granted ? 'activity.callGranted' : 'activity.callRefused');
    default:
      return t('preview.activity');
  }
}

/** What the bot's maker wants to know, out of the customer's way. */
function technicalOf(content: ShownContent): string | undefined {
  return content.kind === 'activity' ? (asText(content.data.message) ?? undefined) : undefined;
}
