type StepName = 'app' | 'numbers' | 'token' | 'secret' | 'webhook' | 'live';

/** A sketch of the page to look for, with the thing to take marked. */
export function MetaDrawing({ step }: { step: StepName }) {
  return (
    <svg
      viewBox="0 0 260 160"
      aria-hidden
      className="h-fit w-full rounded-sm border border-line bg-sunken max-sm:max-w-[300px]"
    >
      <rect width="260" height="20" fill="var(--line)" />
      <circle cx="11" cy="10" r="3" fill="var(--line-strong)" />
      <circle cx="21" cy="10" r="3" fill="var(--line-strong)" />
      <rect x="36" y="5.500" width="150" height="9" rx="4.500" fill="var(--surface)" />
      <rect y="20" width="58" height="140" fill="var(--surface)" />
      {[32, 46, 60, 74, 88].map((y, index) => (
        <rect
          key={y}
          x="9"
          y={y}
          width={index % 2 ? 32 : 40}
          height="6"
          rx="3"
          fill={MENU[step] === index ? 'var(--accent)' : 'var(--line)'}
        />
      ))}
      <Inside step={step} />
    </svg>
  );
}

const MENU: Record<StepName, number> = { app: 0, numbers: 1, token: 2, secret: 3, webhook: 2, live: 4 };

function Line({ x, y, width, strong = false }: { x: number; y: number; width: number; strong?: boolean }) {
  return (
    <rect x={x} y={y} width={width} height="6" rx="3" fill={strong ? 'var(--line-strong)' : 'var(--line)'} />
  );
}

/** The field to copy. */
function Box({ y, width = 150, label }: { y: number; width?: number; label: string }) {
  return (
    <g>
      <rect
        x="74"
        y={y}
        width={width}
        height="20"
        rx="4"
        fill="var(--surface)"
        stroke="var(--accent)"
        strokeWidth="1.500"
      />
      <text x="81" y={y + 13.5} fontSize="9" fill="var(--ink-2)" fontFamily="var(--font-mono)">
        {label}
      </text>
    </g>
  );
}

function Inside({ step }: { step: StepName }) {
  switch (step) {
    case 'app':
      return (
        <g>
          <Line x={74} y={36} width={80} strong />
          <rect
            x="74"
            y="54"
            width="78"
            height="74"
            rx="6"
            fill="var(--surface)"
            stroke="var(--accent)"
            strokeWidth="1.500"
          />
          <circle cx="113" cy="80" r="14" fill="var(--good-wash)" />
          <path d="M107 80a6 6 0 1 1 3 5.200l-4 1.300 1.300-3.800a6 6 0 0 1-.3-2.700Z" fill="var(--good)" />
          <Line x={92} y={106} width={42} />
          <rect x="164" y="54" width="78" height="74" rx="6" fill="var(--surface)" />
          <circle cx="203" cy="80" r="14" fill="var(--sunken)" />
          <Line x={182} y={106} width={42} />
        </g>
      );
    case 'numbers':
      return (
        <g>
          <Line x={74} y={34} width={96} strong />
          <Line x={74} y={52} width={60} />
          <Box y={62} label="106540352242922" />
          <Line x={74} y={98} width={84} />
          <Box y={108} label="102290129340398" />
        </g>
      );
    case 'token':
      return (
        <g>
          <Line x={74} y={34} width={70} strong />
          <rect x="74" y="50" width="168" height="34" rx="5" fill="var(--surface)" />
          <circle cx="90" cy="67" r="9" fill="var(--line)" />
          <Line x={106} y={60} width={70} strong />
          <Line x={106} y={71} width={48} />
          <Box y={96} width={168} label="EAAGm0PX4ZCps…" />
          <rect x="74" y="126" width="62" height="16" rx="4" fill="var(--accent)" />
        </g>
      );
    case 'secret':
      return (
        <g>
          <Line x={74} y={34} width={56} strong />
          <Line x={74} y={52} width={40} />
          <rect x="74" y="62" width="150" height="20" rx="4" fill="var(--surface)" />
          <Line x={82} y={69} width={90} />
          <Line x={74} y={96} width={52} />
          <Box y={106} width={120} label="••••••••••••••••" />
          <rect x="200" y="106" width="42" height="20" rx="4" fill="var(--line)" />
        </g>
      );
    case 'webhook':
      return (
        <g>
          <Line x={74} y={34} width={64} strong />
          <Box y={48} width={168} label="https://…/webhooks/whatsapp" />
          <Box y={74} width={168} label="a1b2c3d4e5f6…" />
          <rect x="74" y="104" width="168" height="40" rx="5" fill="var(--surface)" />
          <Line x={84} y={114} width={60} strong />
          <Line x={84} y={128} width={84} />
          <rect x="212" y="112" width="22" height="11" rx="5.500" fill="var(--accent)" />
          <circle cx="228.500" cy="117.500" r="4" fill="var(--accent-ink)" />
          <rect x="212" y="127" width="22" height="11" rx="5.500" fill="var(--line-strong)" />
          <circle cx="217.500" cy="132.500" r="4" fill="var(--surface)" />
        </g>
      );
    case 'live':
      return (
        <g>
          <Line x={74} y={36} width={76} strong />
          <rect x="74" y="56" width="168" height="42" rx="6" fill="var(--surface)" />
          <Line x={86} y={68} width={72} strong />
          <Line x={86} y={80} width={50} />
          <rect x="196" y="69" width="32" height="16" rx="8" fill="var(--good)" />
          <circle cx="220" cy="77" r="6" fill="var(--surface)" />
          <path
            d="m112 124 8 8 16-18"
            fill="none"
            stroke="var(--good)"
            strokeWidth="4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </g>
      );
    default:
      return step satisfies never;
  }
}
