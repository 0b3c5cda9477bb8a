import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import type { ShownContent } from '../rules/read-content.ts';
import { WithFoot } from './text-body.tsx';

type Props = { content: Extract<ShownContent, { kind: 'location' }>; foot: ReactNode };

/** A drawn plan, not a map: no outside host learns where a customer is until somebody opens the link. */
export function LocationCard({ content, foot }: Props) {
  const t = useT();
  const { latitude, longitude, name, address } = content;
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <div className="w-[300px] max-w-full p-1">
      <Plan seed={latitude * 1000 + longitude * 3000} />
      <WithFoot foot={foot}>
        {name && <span className="block font-semibold">{name}</span>}
        {address && <span className="block text-sm text-ink-2">{address}</span>}
        <a
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
          target="_blank"
          rel="noreferrer noopener"
          className="tabular inline-flex items-center gap-1 text-sm text-accent-text hover:underline"
        >
          {point} <ExternalLink size={13} aria-label={t('location.open')} />
        </a>
      </WithFoot>
    </div>
  );
}

/** Streets that differ from place to place, so two cards are told apart. */
function Plan({ seed }: { seed: number }) {
  const turn = (Math.abs(Math.round(seed)) % 40) - 20;
  const shift = Math.abs(Math.round(seed * 7)) % 60;
  return (
    <svg viewBox="0 0 292 130" aria-hidden className="block w-full rounded-sm">
      <rect width="292" height="130" fill="var(--sunken)" />
      <g transform={`rotate(${turn} 146 65)`} stroke="var(--surface)" fill="none">
        <g strokeWidth="9">
          <path
            d={`M-80 ${20 + shift / 3}h460M-80 ${96 - shift / 6}h460M${60 + shift} -90v320M${210 - shift / 2} -90v320`}
          />
        </g>
        <g strokeWidth="4">
          <path
            d={`M-80 ${58 + shift / 8}h460M${12 + shift / 2} -90v320M${140 + shift / 3} -90v320M${264 - shift / 3} -90v320`}
          />
        </g>
      </g>
      <path
        d={`M-10 ${104 + shift / 8}C60 84 90 136 160 118S280 104 310 ${84 + shift / 4}V140H-10Z`}
        fill="var(--bubble-bot)"
        opacity=".75"
      />
      <ellipse cx="146" cy="81" rx="11" ry="4" fill="var(--ink)" opacity=".2" />
      <path
        d="M146 32c-11.600 0-20 8.800-20 20 0 14 20 29 20 29s20-15 20-29c0-11.200-8.400-20-20-20Z"
        fill="var(--accent)"
      />
      <circle cx="146" cy="52" r="7" fill="var(--accent-ink)" />
    </svg>
  );
}
