import { useT } from '../../../i18n/settings/use-t.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Input } from '../../../ui/field.tsx';

/** The one-time link, to hand over by any way; it went by e-mail too where there is one. */
export function InvitationLink({ url, mailedTo }: { url: string; mailedTo: string | null }) {
  const t = useT();
  return (
    <>
      <p className="pb-3 text-base text-pretty text-ink-2">
        {mailedTo === null ? t('team.linkText') : t('team.linkMailed', { email: mailedTo })}
      </p>
      <div className="flex gap-2">
        <Input
          readOnly
          aria-label={t('team.link')}
          value={url}
          className="font-mono !text-sm"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={url} label={t('common.copy')} doneLabel={t('common.copied')} />
      </div>
    </>
  );
}
