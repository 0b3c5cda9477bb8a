const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two largest units: `42 s`, `3 min 34 s`, `52 min`, `1 h 10 min`, `2 d 4 h`. */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < 10 * MINUTE) return join([Math.floor(whole / MINUTE), 'min'], [whole % MINUTE, 's']);
  // From here on the smaller unit is rounded, which may fill the larger one.
  const minutes = Math.round(whole / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return join([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
  const hours = Math.round(whole / HOUR);
  return join([Math.floor(hours / 24), 'd'], [hours % 24, 'h']);
}

/** Minutes as people set them: `15 min`, `1 h 30 min`, `3 d`. */
export const formatMinutes = (minutes: number): string => formatSpan(minutes * MINUTE);

/** A clock that runs: `04:09`, `1:02:05`, `2 d 03:12`. */
export function formatTimer(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor((whole % DAY) / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  if (whole >= DAY) return `${Math.floor(whole / DAY)} d ${two(hours)}:${two(minutes)}`;
  const tail = `${two(minutes)}:${two(whole % MINUTE)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

function join(large: [number, string], small: [number, string]): string {
  const parts = small[0] === 0 ? [large] : [large, small];
  return parts.map(([value, unit]) => `${value} ${unit}`).join(' ');
}
