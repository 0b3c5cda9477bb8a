import { createHash } from 'node:crypto';

/** Ids that look like Meta's. Unique by a counter, unlike between runs by a random prefix. */
export interface Ids {
  wamid(digits: string, direction: 'in' | 'out'): string;
  /** Fifteen or sixteen digits, as media, template and account ids are. */
  node(): string;
  trace(): string;
  save(): { prefix: string; counter: number };
}

const wamidHeads = new Map<string, Buffer>();

export function createIds(random: () => number, saved?: { prefix: string; counter: number }): Ids {
  const prefix = saved?.prefix ?? drawHex(random, 10);
  let counter = saved?.counter ?? 0;
  return {
    wamid(digits, direction) {
      counter += 1;
      const tail = counter
        .toString(16)
        .toUpperCase()
        .padStart(direction === 'in' ? 10 : 8, '0');
      return `wamid.${Buffer.concat([getHead(digits, direction), Buffer.from(`${prefix}${tail}\0`, 'latin1')]).toString('base64')}`;
    },
    node() {
      counter += 1;
      return `1${Number.parseInt(prefix.slice(0, 5), 16).toString().padStart(7, '0')}${counter.toString().padStart(7, '0')}`;
    },
    trace: () => `A${drawHex(random, 10)}`,
    save: () => ({ prefix, counter }),
  };
}

function getHead(digits: string, direction: 'in' | 'out'): Buffer {
  const key = direction + digits;
  const known = wamidHeads.get(key);
  if (known) return known;
  const tailLength = direction === 'in' ? 20 : 18;
  const head = Buffer.concat([
    Buffer.from([0x1c, 0x18, digits.length]),
    Buffer.from(digits, 'latin1'),
    Buffer.from([0x15, 0x02, 0x00, direction === 'in' ? 0x12 : 0x11, 0x18, tailLength]),
  ]);
  if (wamidHeads.size > 10_000) wamidHeads.clear();
  wamidHeads.set(key, head);
  return head;
}

function drawHex(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) text += Math.floor(random() * 16).toString(16);
  return text.toUpperCase();
}

/** The same person keeps the same id over restarts; a changed number gives another. */
export function deriveUserId(seed: string): string {
  const digits = BigInt(
    `0x${createHash('sha256').update(`bsuid:${seed}`).digest('hex').slice(0, 16)}`,
  ).toString();
  return `${findCountry(seed)}.${digits.padStart(19, '1').slice(0, 19)}`;
}

function findCountry(seed: string): string {
  const byPrefix = [
    ['55', 'BR'],
    ['351', 'PT'],
    ['44', 'GB'],
    ['52', 'MX'],
    ['54', 'AR'],
    ['34', 'ES'],
    ['1', 'US'],
  ] as const;
  return byPrefix.find(([prefix]) => seed.startsWith(prefix))?.[1] ?? 'BR';
}
