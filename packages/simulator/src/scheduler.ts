import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';

export interface Scheduler {
  at(dueMs: number, run: () => void): void;
  dispose(): void;
}

interface Task {
  dueMs: number;
  sequence: number;
  run: () => void;
}

/**
 * One timer for everything that is to happen later: thousands of statuses a second must not mean
 * thousands of timers. Tasks due within the same few milliseconds run together.
 */
export function createScheduler(clock: Clock): Scheduler {
  const schedule = clock.schedule ?? systemClock.schedule;
  const heap: Task[] = [];
  let sequence = 0;
  let armedForMs = Number.POSITIVE_INFINITY;
  let cancel: (() => void) | undefined;
  let disposed = false;

  function arm(): void {
    const head = heap[0];
    if (!head || disposed || head.dueMs >= armedForMs) return;
    cancel?.();
    armedForMs = head.dueMs;
    cancel = schedule(Math.max(0, head.dueMs - clock.now()), runDue);
  }

  function runDue(): void {
    cancel = undefined;
    const nowMs = Math.max(clock.now(), armedForMs);
    for (let head = heap[0]; head && head.dueMs <= nowMs; head = heap[0]) {
      popHead(heap);
      head.run();
    }
    armedForMs = Number.POSITIVE_INFINITY;
    arm();
  }

  return {
    at(dueMs, run) {
      push(heap, { dueMs, sequence: ++sequence, run });
      arm();
    },
    dispose() {
      disposed = true;
      heap.length = 0;
      cancel?.();
    },
  };
}

function isBefore(a: Task, b: Task): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);
}

function push(heap: Task[], task: Task): void {
  let index = heap.push(task) - 1;
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (!parent || !isBefore(task, parent)) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = task;
}

function popHead(heap: Task[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let childIndex = index * 2 + 1;
    let child = heap[childIndex];
    if (!child) break;
    const right = heap[childIndex + 1];
    if (right && isBefore(right, child)) {
      child = right;
      childIndex += 1;
    }
    if (!isBefore(child, last)) break;
    heap[index] = child;
    index = childIndex;
  }
  heap[index] = last;
}
