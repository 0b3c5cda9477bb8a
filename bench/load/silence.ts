/** The longest time in which something did not happen. */
export class Silence {
  #lastMs = performance.now();
  longestMs = 0;

  end(): void {
    const now = performance.now();
    this.longestMs = Math.max(this.longestMs, now - this.#lastMs);
    this.#lastMs = now;
  }

  clear(): void {
    this.#lastMs = performance.now();
    this.longestMs = 0;
  }
}
