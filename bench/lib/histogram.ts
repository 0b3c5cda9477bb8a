/** Sub-buckets per power of two: values are kept to within 1.6 %. */
const SUB = 64;
const SUB_BITS = 6;
const SIZE = SUB * 40;

export type HistogramData = { counts: [index: number, count: number][]; max: number; total: number };

/** A log-linear histogram of microseconds: small, mergeable, exact enough for percentiles. */
export class Histogram {
  readonly #counts = new Float64Array(SIZE);
  #total = 0;
  #max = 0;

  add(us: number): void {
    const value = us < 0 ? 0 : us;
    this.#counts[indexOf(value)]! += 1; // indexOf stays below SIZE
    this.#total += 1;
    if (value > this.#max) this.#max = value;
  }

  get total(): number {
    return this.#total;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#total = 0;
    this.#max = 0;
  }

  toData(): HistogramData {
    const counts: [number, number][] = [];
    for (let i = 0; i < SIZE; i++) {
      const count = this.#counts[i] ?? 0;
      if (count > 0) counts.push([i, count]);
    }
    return { counts, max: this.#max, total: this.#total };
  }
}

export type Percentiles = { p50: number; p95: number; p99: number; max: number };

/** Percentiles in milliseconds. */
export function percentilesOf(data: HistogramData): Percentiles {
  return {
    p50: percentileOf(data, 0.5),
    p95: percentileOf(data, 0.95),
    p99: percentileOf(data, 0.99),
    max: data.max / 1000,
  };
}

function percentileOf(data: HistogramData, share: number): number {
  const wanted = Math.ceil(data.total * share);
  let seen = 0;
  for (const [index, count] of data.counts) {
    seen += count;
    if (seen >= wanted) return Math.min(upperEdge(index), data.max) / 1000;
  }
  return data.max / 1000;
}

function indexOf(us: number): number {
  const whole = Math.floor(us);
  if (whole < SUB) return whole;
  const shift = 31 - Math.clz32(whole) - SUB_BITS;
  const index = (shift + 1) * SUB + ((whole >>> shift) - SUB);
  return index < SIZE ? index : SIZE - 1;
}

function upperEdge(index: number): number {
  if (index < SUB) return index + 1;
  const shift = Math.floor(index / SUB) - 1;
  return ((index % SUB) + SUB + 1) * 2 ** shift;
}
