import { Counter, collectDefaultMetrics, Gauge, Histogram, type LabelValues, Registry } from 'prom-client';

export type CounterMetric<L extends string> = { add(labels?: LabelValues<L>, by?: number): void };
export type GaugeMetric<L extends string> = { set(value: number, labels?: LabelValues<L>): void };
export type HistogramMetric<L extends string> = { observe(value: number, labels?: LabelValues<L>): void };

type Described<L extends string> = { name: string; help: string; labels?: readonly L[] };

export type Metrics = {
  counter<L extends string = never>(spec: Described<L>): CounterMetric<L>;
  gauge<L extends string = never>(spec: Described<L>): GaugeMetric<L>;
  /** A gauge read when it is scraped; `read` may fail, the scrape then leaves it out. */
  sampledGauge<L extends string = never>(
    spec: Described<L>,
    read: () => Sample<L>[] | Promise<Sample<L>[]>,
  ): void;
  histogram<L extends string = never>(
    spec: Described<L> & { buckets: readonly number[] },
  ): HistogramMetric<L>;
  /** CPU, memory, event loop lag, garbage collection. */
  collectProcess(): void;
  render(): Promise<{ contentType: string; text: string }>;
};

export type Sample<L extends string> = { value: number; labels?: LabelValues<L> };

/** All names get the prefix, so a dashboard finds the product's own metrics by it. */
export function createMetrics(options: { prefix?: string } = {}): Metrics {
  const prefix = options.prefix ?? 'balcao_';
  const registry = new Registry();
  const common = <L extends string>(spec: Described<L>) => ({
    name: prefix + spec.name,
    help: spec.help,
    labelNames: spec.labels ?? [],
    registers: [registry],
  });
  return {
    counter(spec) {
      const counter = new Counter(common(spec));
      return { add: (labels = {}, by = 1) => counter.inc(labels, by) };
    },
    gauge(spec) {
      const gauge = new Gauge(common(spec));
      return { set: (value, labels = {}) => gauge.set(labels, value) };
    },
    sampledGauge(spec, read) {
      const gauge = new Gauge({
        ...common(spec),
        async collect() {
          gauge.reset();
          // Without labels a reset leaves a 0 nobody measured.
          if (!spec.labels) gauge.remove();
          const samples = await Promise.resolve()
            .then(read)
            .catch(() => []);
          for (const sample of samples) gauge.set(sample.labels ?? {}, sample.value);
        },
      });
    },
    histogram(spec) {
      const histogram = new Histogram({ ...common(spec), buckets: [...spec.buckets] });
      return { observe: (value, labels = {}) => histogram.observe(labels, value) };
    },
    collectProcess() {
      collectDefaultMetrics({ register: registry, prefix });
    },
    async render() {
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
