import type { Message } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import type { ConversationKey } from '../../i18n/conversation/use-t.ts';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { useCan, useEndpoint } from '../../sync/context.tsx';
import { formatClock, formatFull } from '../../ui/format/time.ts';
import { findActivityWords } from './rules/activity-words.ts';
import type { ShownContent } from './rules/read-content.ts';
import { asText } from './rules/read-json.ts';

const SYSTEMS: Record<string, ConversationKey> = {
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
      {isOfWebhook(content) && <CallsLink conversationId={message.conversation_id} />}
    </p>
  );
}

/** To what the intent's webhook was asked and what it answered; whoever may not see that has no link. */
function CallsLink({ conversationId }: { conversationId: string }) {
  const t = useT();
  if (!useCan('admin')) return null;
  return (
    <>
      {' · '}
      <Link
        to="/ajustes/webhooks-de-intencao"
        search={{ aba: 'chamadas', conversa: conversationId }}
        className="rounded-sm text-accent-text underline underline-offset-2"
      >
        {t('activity.seeCall')}
      </Link>
    </>
  );
}

function isOfWebhook(content: ShownContent): boolean {
  if (content.kind !== 'activity' || content.name !== 'bot_log') return false;
  return asText(content.data.code)?.startsWith('FULFILLMENT_') ?? false;
}

function useQuietWords(content: ShownContent): string {
  const t = useT();
  const desk = useEndpoint('getDeskSettings', {}).data;
  switch (content.kind) {
    case 'activity': {
      const reasons = new Map(desk?.close_reasons.map(({ id, name }) => [id, name]));
      const words = findActivityWords(content.name, content.data, reasons);
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
