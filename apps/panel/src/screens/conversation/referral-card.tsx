import { Megaphone } from 'lucide-react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { asText } from './rules/read-json.ts';

/** The ad or post that brought the customer. Its picture is Meta's and stays unfetched. */
export function ReferralCard({ referral }: { referral: Record<string, unknown> }) {
  const t = useT();
  const url = asText(referral.source_url);
  const headline = asText(referral.headline) ?? asText(referral.body) ?? t('referral.untitled');
  const body = asText(referral.headline) === null ? null : asText(referral.body);
  return (
    <div className="px-1.5 pt-1.5">
      <div className="flex gap-2.5 rounded-sm bg-hover px-3 py-2 text-sm">
        <Megaphone size={17} className="mt-0.5 shrink-0 text-accent-text" />
        <div className="min-w-0">
          <p className="text-xs font-medium text-ink-3">
            {t(asText(referral.source_type) === 'post' ? 'referral.post' : 'referral.ad')}
          </p>
          <p className="truncate font-semibold">{headline}</p>
          {body && <p className="line-clamp-2 text-ink-2">{body}</p>}
          {url && /^https?:\/\//.test(url) && (
            <a
              href={url}
              target="_blank"
              rel="noreferrer noopener"
              className="text-accent-text hover:underline"
            >
              {t('referral.open')}
            </a>
          )}
        </div>
      </div>
    </div>
  );
}
