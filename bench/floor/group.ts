type Waiting<T> = { item: T; resolve: () => void; reject: (error: unknown) => void };

/** What is added while a group is written goes into the next one; each waits for its own group. */
export class Group<T> {
  readonly #write: (items: T[]) => Promise<void>;
  readonly #limit: number;
  #waiting: Waiting<T>[] = [];
  #isRunning = false;

  constructor(write: (items: T[]) => Promise<void>, limit: number) {
    this.#write = write;
    this.#limit = limit;
  }

  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#limit);
      try {
        await this.#write(group.map((one) => one.item));
        for (const one of group) one.resolve();
      } catch (error) {
        for (const one of group) one.reject(error);
      }
    }
    this.#isRunning = false;
  }
}
