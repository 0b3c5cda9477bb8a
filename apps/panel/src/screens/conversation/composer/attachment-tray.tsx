import { FileText, Music, RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { type Attaching, mayUploadAgain } from '../../../sync/begun-state.ts';
import { useSync } from '../../../sync/context.tsx';
import { takesCaption } from '../../../sync/plan-send.ts';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes } from '../../../ui/format/values.ts';
import { useErrorText } from '../../error-text.ts';

type TrayProps = { conversationId: string; items: readonly Attaching[] };

/** The files in the order they will arrive; of several each has words of its own. */
export function AttachmentTray({ conversationId, items }: TrayProps) {
  if (items.length === 0) return null;
  return (
    <ul className="flex max-h-60 flex-wrap gap-2 overflow-y-auto p-2 pb-0">
      {items.map((item) => (
        <AttachedFile
          key={item.key}
          conversationId={conversationId}
          item={item}
          captioned={items.length > 1}
        />
      ))}
    </ul>
  );
}

type FileProps = { conversationId: string; item: Attaching; captioned: boolean };

function AttachedFile({ conversationId, item, captioned }: FileProps) {
  const t = useT();
  const { begun } = useSync();
  const failed = item.state === 'failed';
  return (
    <li
      className={classNames(
        'relative flex w-full items-center gap-2.5 overflow-hidden rounded-sm border p-1.5 pr-1 text-sm',
        !captioned && 'max-w-72',
        failed ? 'border-bad bg-bad-wash' : 'border-line bg-sunken',
      )}
    >
      <Thumb item={item} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{item.file.name}</p>
        <FileState item={item} />
      </div>
      {captioned && item.state === 'ready' && takesCaption(item.ready.kind) && (
        <input
          value={item.caption}
          onChange={(event) => begun.setCaption(conversationId, item.key, event.target.value)}
          aria-label={t('attach.caption', { name: item.file.name })}
          placeholder={t('attach.captionPlaceholder')}
          maxLength={1024}
          className="field h-8 !w-[45%] shrink-0"
        />
      )}
      {failed && mayUploadAgain(item.error) && (
        <SmallButton label={t('attach.retry')} onClick={() => begun.retry(conversationId, item.key)}>
          <RotateCw size={15} />
        </SmallButton>
      )}
      <SmallButton
        label={t('attach.remove', { name: item.file.name })}
        onClick={() => begun.remove(conversationId, item.key)}
      >
        <X size={15} />
      </SmallButton>
      {item.state === 'uploading' && (
        <span
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent transition-transform"
          style={{ transform: `scaleX(${item.share})` }}
        />
      )}
    </li>
  );
}

function FileState({ item }: { item: Attaching }) {
  const t = useT();
  const locale = useLocale();
  const errorText = useErrorText();
  switch (item.state) {
    case 'uploading':
      return (
        <p className="tabular text-xs text-ink-3">
          {t('attach.uploading', { percent: Math.round(item.share * 100) })}
        </p>
      );
    case 'ready':
      return <p className="tabular text-xs text-ink-3">{formatBytes(item.file.size, locale)}</p>;
    case 'failed':
      return (
        <p role="alert" className="text-xs text-bad">
          {errorText(item.error)}
        </p>
      );
    default:
      return item satisfies never;
  }
}

type SmallButtonProps = { label: string; onClick: () => void; children: ReactNode };

function SmallButton({ label, onClick, children }: SmallButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="grid size-7 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
    >
      {children}
    </button>
  );
}

function Thumb({ item }: { item: Attaching }) {
  const { type } = item.file;
  if (type.startsWith('image/'))
    return <img src={item.localUrl} alt="" className="size-14 shrink-0 rounded-[4px] object-cover" />;
  if (type.startsWith('video/'))
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- the sender's own file, before it is sent
      <video
        src={item.localUrl}
        muted
        preload="metadata"
        className="size-14 shrink-0 rounded-[4px] bg-surface object-cover"
      />
    );
  const Icon = type.startsWith('audio/') ? Music : FileText;
  return (
    <span className="grid size-10 shrink-0 place-items-center rounded-[4px] bg-surface text-accent-text">
      <Icon size={18} />
    </span>
  );
}
