import { FileText, ImageOff, LoaderCircle, Video } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { formatBytes } from '../../../ui/format/values.ts';
import type { ShownContent } from '../rules/read-content.ts';
import { AudioPlayer } from './audio-player.tsx';
import type { BodyProps } from './body-props.ts';
import { RichText, WithFoot } from './text-body.tsx';

type Props = BodyProps & { content: Extract<ShownContent, { kind: 'media' }> };

export function MediaBody(props: Props) {
  const { content, attachment, localUrl, foot } = props;
  const url = localUrl ?? (attachment?.state === 'ready' ? attachment.url : null);
  if (url === null || url === undefined) return <NotThere {...props} />;
  switch (content.media) {
    case 'image':
      return (
        <Framed caption={content.caption} foot={foot}>
          <Picture url={url} caption={content.caption} />
        </Framed>
      );
    case 'video':
      return (
        <Framed caption={content.caption} foot={foot}>
          <video
            src={url}
            controls
            preload="metadata"
            className="h-[210px] w-[300px] max-w-full rounded-sm bg-ink object-contain"
          >
            <track kind="captions" />
          </video>
        </Framed>
      );
    case 'audio':
      return <AudioPlayer url={url} voice={content.voice} foot={foot} />;
    case 'sticker':
      return <Sticker url={url} foot={foot} />;
    case 'document':
      return <DocumentCard {...props} url={url} />;
    default:
      return content.media satisfies never;
  }
}

function Framed({
  caption,
  foot,
  children,
}: {
  caption: string | null;
  foot: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="p-1">
      {children}
      <div className="max-w-[300px]">
        <WithFoot foot={foot}>{caption && <RichText text={caption} />}</WithFoot>
      </div>
    </div>
  );
}

/** A frame of fixed size: nothing jumps when the bytes arrive. */
function Picture({ url, caption }: { url: string; caption: string | null }) {
  const t = useT();
  const alt = caption ?? t('media.picture');
  return (
    <Radix.Root>
      <Radix.Trigger asChild>
        <button
          type="button"
          aria-label={t('media.enlarge')}
          className="block h-[210px] w-[300px] max-w-full overflow-hidden rounded-sm bg-sunken"
        >
          <img src={url} alt={alt} loading="lazy" className="size-full object-cover" />
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fade fixed inset-0 z-40 bg-[oklch(0.1_0.005_60/0.86)]" />
        <Radix.Content
          aria-describedby=""
          className="fade fixed inset-0 z-40 grid place-items-center p-6 focus:outline-none"
        >
          <Radix.Title className="sr-only">{alt}</Radix.Title>
          <Radix.Close asChild>
            <button
              type="button"
              aria-label={t('common.close')}
              className="absolute inset-0 cursor-zoom-out"
            />
          </Radix.Close>
          <img
            src={url}
            alt={alt}
            className="pointer-events-none max-h-full max-w-full rounded-sm object-contain"
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Sticker({ url, foot }: { url: string; foot: ReactNode }) {
  const t = useT();
  return (
    <div className="flex flex-col items-end gap-1">
      <img src={url} alt={t('preview.sticker')} loading="lazy" className="size-36 object-contain" />
      <span className="rounded-full bg-surface px-2 py-0.5 shadow-1">{foot}</span>
    </div>
  );
}

function DocumentCard({ content, attachment, url, foot }: Props & { url: string }) {
  const t = useT();
  const locale = useLocale();
  const name = content.fileName ?? attachment?.file_name ?? t('preview.document');
  const kind = /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase();
  const size = attachment?.size_bytes == null ? null : formatBytes(attachment.size_bytes, locale);
  return (
    <div className="p-1">
      <a
        href={url}
        download={name}
        className="flex w-[280px] max-w-full items-center gap-3 rounded-sm bg-hover p-2.5 hover:bg-pressed"
      >
        <span className="grid size-10 shrink-0 place-items-center rounded-sm bg-surface text-accent-text">
          <FileText size={20} />
        </span>
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="tabular block text-xs text-ink-3">
            {[kind, size].filter(Boolean).join(' · ') || t('media.download')}
          </span>
        </span>
      </a>
      <div className="max-w-[280px]">
        <WithFoot foot={foot}>{content.caption && <RichText text={content.caption} />}</WithFoot>
      </div>
    </div>
  );
}

/** Still on its way from WhatsApp, or lost there: the place keeps its size and says which. */
function NotThere({ content, attachment, foot }: Props) {
  const t = useT();
  const locale = useLocale();
  const failed = attachment?.state === 'failed';
  const tall = content.media === 'image' || content.media === 'video';
  const size = attachment?.size_bytes == null ? '' : ` · ${formatBytes(attachment.size_bytes, locale)}`;
  return (
    <div className="p-1">
      <div
        className={`flex w-[300px] max-w-full items-center justify-center gap-2.5 rounded-sm bg-hover px-4 text-sm text-ink-2 ${tall ? 'h-[210px] flex-col text-center' : 'h-14'}`}
      >
        {failed ? (
          <ImageOff size={20} className="shrink-0 text-bad" />
        ) : content.media === 'video' ? (
          <Video size={20} className="shrink-0" />
        ) : (
          <LoaderCircle size={20} className="shrink-0 animate-spin" />
        )}
        <span title={attachment?.error ?? undefined}>
          {failed ? t('media.failed') : `${t('media.pending')}${size}`}
        </span>
      </div>
      <div className="max-w-[300px]">
        <WithFoot foot={foot}>{content.caption ?? content.fileName}</WithFoot>
      </div>
    </div>
  );
}
