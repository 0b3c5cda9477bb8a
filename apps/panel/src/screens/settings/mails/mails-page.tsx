import type { Mail } from '@balcao/protocol';
import { Mail as MailIcon, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Badge, EmptyState, Notice } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { Loaded, Page } from '../page.tsx';
import { MailSheet, STATE_TONES } from './mail-sheet.tsx';

const PAGE = 30;

/** What this installation sent, and what it could not: invitations and alerts. */
export function MailsPage() {
  const t = useT();
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  const [open, setOpen] = useState<Mail | null>(null);
  const first = useEndpoint('listMails', { query: { limit: PAGE } });
  const smtp = first.data?.smtp;
  return (
    <Page
      title={t('settings.mails')}
      intro={smtp ? t('mails.through', { host: smtp.host, from: smtp.from }) : t('mails.intro')}
    >
      {/* Notice and list come together: the one must not push the other down. */}
      <Loaded read={first} rows={5}>
        {() => (
          <>
            {smtp === null && (
              <div className="pb-4">
                <Notice tone="soon" icon={<TriangleAlert size={16} className="text-soon" />}>
                  <p className="font-medium">{t('mails.noSmtp')}</p>
                  <p className="text-pretty">{t('mails.noSmtpText')}</p>
                  <pre className="mt-2 rounded-sm bg-surface p-2.5 font-mono text-xs break-all whitespace-pre-wrap">
                    {`SMTP_URL=smtp://usuario:senha@smtp.seuprovedor.com.br:587\nMAIL_FROM=Minha Loja <contato@minhaloja.com.br>`}
                  </pre>
                </Notice>
              </div>
            )}
            <div className="space-y-3">
              {cursors.map((cursor, index) => (
                <PageOf
                  key={cursor ?? 'first'}
                  cursor={cursor}
                  onOpen={setOpen}
                  onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null}
                />
              ))}
            </div>
          </>
        )}
      </Loaded>
      {open && <MailSheet mail={open} onChanged={setOpen} onClose={() => setOpen(null)} />}
    </Page>
  );
}

type PageProps = {
  cursor: string | undefined;
  onOpen: (mail: Mail) => void;
  onMore: ((next: string) => void) | null;
};

function PageOf({ cursor, onOpen, onMore }: PageProps) {
  const t = useT();
  const now = useNow();
  const read = useEndpoint('listMails', { query: { cursor, limit: PAGE } });
  return (
    <Loaded read={read} rows={5}>
      {({ items, next_cursor: next }) => (
        <>
          {items.length === 0 ? (
            <div className="h-52 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<MailIcon size={20} />} text={t('mails.none')} />
            </div>
          ) : (
            <ul className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1">
              {items.map((mail) => (
                <li key={mail.id} className="relative flex items-start gap-4 px-5 py-3 hover:bg-hover">
                  <div className="min-w-0 flex-1">
                    <button
                      type="button"
                      aria-haspopup="dialog"
                      onClick={() => onOpen(mail)}
                      className="inset-focus block max-w-full truncate rounded-sm text-left text-base font-medium after:absolute after:inset-0"
                    >
                      {mail.subject}
                    </button>
                    <p className="truncate text-sm text-ink-2">{mail.to}</p>
                    {mail.error !== null && <p className="truncate text-sm text-bad">{mail.error}</p>}
                  </div>
                  <span className="flex shrink-0 flex-col items-end gap-1">
                    <Badge tone={STATE_TONES[mail.state]}>{t(`mails.state.${mail.state}`)}</Badge>
                    <TimeAgo at={mail.created_at} now={now} className="text-xs text-ink-3" />
                  </span>
                </li>
              ))}
            </ul>
          )}
          {next !== null && onMore && (
            <p className="text-center">
              <Button size="sm" onClick={() => onMore(next)}>
                {t('common.loadMore')}
              </Button>
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}
