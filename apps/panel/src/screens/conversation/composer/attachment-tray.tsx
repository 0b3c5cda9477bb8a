import { FileText, Music, Video, X } from 'lucide-react';
import { useLocale, useT } from '../../../i18n/use-t.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes } from '../../../ui/format/values.ts';
import type { Attaching, Attachments } from './use-attachments.ts';

export function AttachmentTray({ attachments }: { attachments: Attachments }) {
  const t = useT();
  const locale = useLocale();
  if (attachments.items.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2 p-2 pb-0">
      {attachments.items.map((item) => (
        <li
          key={item.key}
          className={classNames(
            'relative flex max-w-64 items-center gap-2.5 overflow-hidden rounded-sm border p-1.5 pr-1 text-sm',
            item.state === 'failed' ? 'border-bad bg-bad-wash' : 'border-line bg-sunken',
          )}
        >
          <Thumb item={item} />
          <div className="min-w-0">
            <p className="truncate font-medium">{item.file.name}</p>
            <p
              className={classNames('text-xs', item.state === 'failed' ? 'text-bad' : 'tabular text-ink-3')}
              role={item.state === 'failed' ? 'alert' : undefined}
            >
              {item.state === 'uploading' && t('attach.uploading', { percent: Math.round(item.share * 100) })}
              {item.state === 'ready' && formatBytes(item.file.size, locale)}
              {item.state === 'failed' && item.words}
            </p>
          </div>
          <button
            type="button"
            aria-label={t('attach.remove', { name: item.file.name })}
            onClick={() => attachments.remove(item.key)}
            className="grid size-7 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
          >
            <X size={15} />
          </button>
          {item.state === 'uploading' && (
            <span
              className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent transition-transform"
              style={{ transform: `scaleX(${item.share})` }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Thumb({ item }: { item: Attaching }) {
  const { type } = item.file;
  if (type.startsWith('image/'))
    return <img src={item.localUrl} alt="" className="size-10 shrink-0 rounded-[4px] object-cover" />;
  const Icon = type.startsWith('audio/') ? Music : type.startsWith('video/') ? Video : FileText;
  return (
    <span className="grid size-10 shrink-0 place-items-center rounded-[4px] bg-surface text-accent-text">
      <Icon size={18} />
    </span>
  );
}
