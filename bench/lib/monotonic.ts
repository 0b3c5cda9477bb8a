const START_US = Number(process.hrtime.bigint() / 1000n) - performance.now() * 1000;

/** Microseconds of the machine's monotonic clock: the same in every process on it. */
export function nowUs(): number {
  return START_US + performance.now() * 1000;
}
