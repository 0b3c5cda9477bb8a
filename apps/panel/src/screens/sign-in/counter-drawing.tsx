/** A shop's counter with its conversations: the product's own picture, drawn from its tokens. */
export function CounterDrawing() {
  return (
    <svg viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice" className="h-full w-full">
      <rect width="720" height="900" fill="var(--sunken)" />
      <g fill="none" stroke="var(--line)" strokeWidth="1.5">
        <path d="M0 640h720M90 0v640M630 0v640" />
        <path d="M90 120h540M90 132h540" />
      </g>
      <g>
        <rect x="150" y="60" width="26" height="60" rx="6" fill="var(--bubble-agent)" />
        <rect x="186" y="76" width="34" height="44" rx="6" fill="var(--bubble-bot)" />
        <rect x="230" y="52" width="22" height="68" rx="6" fill="var(--surface)" />
        <circle cx="560" cy="92" r="27" fill="var(--bubble-agent)" />
        <rect x="470" y="70" width="48" height="50" rx="8" fill="var(--surface)" />
      </g>
      <g filter="drop-shadow(0 10px 24px rgb(60 40 20 / 0.10))">
        <path
          d="M132 236h300a18 18 0 0 1 18 18v58a18 18 0 0 1-18 18H150l-26 20v-96a18 18 0 0 1 8-18Z"
          fill="var(--surface)"
        />
        <rect x="158" y="264" width="190" height="11" rx="5.5" fill="var(--ink-2)" opacity=".75" />
        <rect x="158" y="290" width="252" height="11" rx="5.5" fill="var(--line-strong)" />
        <path
          d="M592 372H322a18 18 0 0 0-18 18v38a18 18 0 0 0 18 18h256l26 20v-76a18 18 0 0 0-12-18Z"
          fill="var(--bubble-bot)"
        />
        <rect x="330" y="400" width="206" height="11" rx="5.5" fill="var(--bot)" opacity=".65" />
        <path
          d="M592 486H282a18 18 0 0 0-18 18v62a18 18 0 0 0 18 18h296l26 20V504a18 18 0 0 0-12-18Z"
          fill="var(--bubble-agent)"
        />
        <rect x="290" y="515" width="240" height="11" rx="5.5" fill="var(--accent)" opacity=".8" />
        <rect x="290" y="542" width="150" height="11" rx="5.5" fill="var(--accent)" opacity=".45" />
      </g>
      <path d="M36 690h648a10 10 0 0 1 10 10v24H26v-24a10 10 0 0 1 10-10Z" fill="var(--accent)" />
      <path d="M50 724h620v176H50z" fill="var(--bubble-agent)" />
      <path d="M50 724h620v14H50z" fill="var(--ink)" opacity=".08" />
      <g fill="none" stroke="var(--accent)" strokeOpacity=".28" strokeWidth="2">
        <rect x="84" y="768" width="160" height="180" rx="6" />
        <rect x="280" y="768" width="160" height="180" rx="6" />
        <rect x="476" y="768" width="160" height="180" rx="6" />
      </g>
      <g>
        <path
          d="M530 690a38 38 0 0 1 76 0z"
          fill="color-mix(in oklch, var(--soon) 62%, var(--bubble-agent))"
        />
        <rect x="522" y="684" width="92" height="8" rx="4" fill="var(--ink-2)" />
        <circle cx="568" cy="648" r="6" fill="var(--ink-2)" />
      </g>
      <path d="M120 690l10-58h44l10 58z" fill="var(--surface)" />
      <path
        d="M152 632c-4-34-34-44-48-40 2 24 22 42 48 40Zm0 0c2-40 30-58 50-52 0 28-22 52-50 52Z"
        fill="var(--good)"
        opacity=".75"
      />
    </svg>
  );
}
