/** URL of a real Redis for this run, or undefined: then skip what needs one. */
export function testRedis(): string | undefined {
  return process.env.TEST_REDIS_URL || undefined;
}
