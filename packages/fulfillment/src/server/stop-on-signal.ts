const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const running = new Set<() => Promise<void>>();

/**
 * Closes all servers of the process on SIGINT and SIGTERM, then ends it, unless the program listens to the signal
 * itself: then it also decides when to end. Returns how to stop listening.
 */
export function stopOnSignal(close: () => Promise<void>): () => void {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, stopAll);
  running.add(close);
  return () => {
    if (running.delete(close) && running.size === 0) {
      for (const signal of SIGNALS) process.off(signal, stopAll);
    }
  };
}

/** Stops every server as a signal would. */
export async function stopAll(signal: NodeJS.Signals): Promise<void> {
  const isOursAlone = process.listeners(signal).every((listener) => listener === stopAll);
  await Promise.all([...running].map((close) => close()));
  if (isOursAlone) process.exit(0);
}
