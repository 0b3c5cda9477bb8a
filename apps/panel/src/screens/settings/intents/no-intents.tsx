import { MessageCircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';

/** Says what an intent is and shows one at work, beside the way to the first. */
export function NoIntents({ action }: { action: ReactNode }) {
  const t = useT();
  return (
    <section className="grid items-center gap-8 rounded-lg bg-surface p-6 shadow-1 sm:p-10 md:grid-cols-2">
      <div className="space-y-4">
        <span className="grid size-11 place-items-center rounded-full bg-sunken text-ink-3">
          <MessageCircleQuestionMark size={20} aria-hidden />
        </span>
        <h2 className="text-lg font-semibold">{t('intents.emptyTitle')}</h2>
        <p className="text-base text-pretty text-ink-2">{t('intents.emptyText')}</p>
        {action}
      </div>
      <div className="space-y-2 rounded-lg bg-chat p-5 text-base">
        <p className="w-fit max-w-[85%] rounded-lg rounded-bl-sm bg-customer px-3 py-2 text-customer-ink shadow-1">
          {t('intents.exampleCustomer')}
        </p>
        <p className="flex items-center justify-center gap-1.5 py-1 text-xs text-ink-3">
          <MessageCircleQuestionMark size={13} aria-hidden /> {t('intents.exampleName')}
        </p>
        <p className="ml-auto w-fit max-w-[85%] rounded-lg rounded-br-sm bg-botbubble px-3 py-2 text-botbubble-ink">
          {t('intents.exampleBot')}
        </p>
      </div>
    </section>
  );
}
