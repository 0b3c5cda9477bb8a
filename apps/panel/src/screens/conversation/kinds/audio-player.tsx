import { Mic, Pause, Play } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { formatSeconds } from '../../../ui/format/values.ts';

const SPEEDS = [1, 1.5, 2] as const;

export function AudioPlayer({ url, voice, foot }: { url: string; voice: boolean; foot: ReactNode }) {
  const t = useT();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(1);
  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    // A browser may refuse to play; the button then stays as it is.
    if (element.paused) element.play().catch(() => setPlaying(false));
    else element.pause();
  };
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  return (
    <div className="px-3 pt-2.5 pb-1.5">
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={(event) =>
          setLength(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)
        }
      >
        <track kind="captions" />
      </audio>
      <div className="flex w-[260px] max-w-full items-center gap-3">
        <button
          type="button"
          onClick={toggle}
          aria-label={t(playing ? 'audio.pause' : 'audio.play')}
          className="grid size-9 shrink-0 place-items-center rounded-full bg-accent text-accent-ink hover:bg-accent-hover"
        >
          {playing ? (
            <Pause size={17} fill="currentColor" />
          ) : (
            <Play size={17} fill="currentColor" className="ml-0.5" />
          )}
        </button>
        <input
          type="range"
          aria-label={t('audio.position')}
          min={0}
          max={length || 1}
          step={0.1}
          value={at}
          onChange={(event) => {
            const next = Number(event.target.value);
            setAt(next);
            if (audio.current) audio.current.currentTime = next;
          }}
          className="h-1 min-w-0 flex-1"
        />
        <button
          type="button"
          onClick={faster}
          aria-label={t('audio.speed', { speed })}
          className="tabular h-6 w-10 shrink-0 rounded-full bg-hover text-xs font-medium text-ink-2 hover:text-ink"
        >
          {speed}×
        </button>
      </div>
      <div className="flex items-center justify-between pt-1">
        <span className="tabular flex items-center gap-1 text-xs text-ink-3">
          {voice && <Mic size={12} aria-label={t('audio.voice')} />}
          {formatSeconds(playing || at > 0 ? at : length)}
        </span>
        {foot}
      </div>
    </div>
  );
}
