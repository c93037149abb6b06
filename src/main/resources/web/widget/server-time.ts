/**
 * The server's time, which decides what has expired: clocks of devices are often hours off. It runs
 * on by the page's own steady count from what the server said last.
 */
export class ServerTime {
  #told: number | undefined;
  #since = 0;

  /** Whether the server has said what time it is. */
  get known(): boolean {
    return this.#told !== undefined;
  }

  /** Milliseconds; by the device's clock until the server has said its own. */
  now(): number {
    return this.#told === undefined ? Date.now() : this.#told + performance.now() - this.#since;
  }

  /** The server says what time it is. */
  told(now: string | undefined): void {
    const time = Date.parse(now ?? '');
    if (!Number.isNaN(time)) {
      this.#told = time;
      this.#since = performance.now();
    }
  }

  /** Something happened at this time, so that it is no earlier now. */
  happened(at: string): void {
    if (!this.known || Date.parse(at) > this.now()) {
      this.told(at);
    }
  }
}
