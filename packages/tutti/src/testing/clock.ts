import type { Clock } from "../room/ports.ts";

interface Timer {
  readonly at: number;
  readonly fn: () => void;
}

/** Time that passes only when it is told to. Begins on 3 May 2026, so that dates in tests read like dates. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 4, 3, 9);
  #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Whether anything waits for time to pass. */
  get waiting(): boolean {
    return this.#timers.length > 0;
  }

  /** Lets `ms` pass, timer by timer; what each one sets off is let happen before the next. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Timer | undefined {
    return this.#timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
  }
}

/** Lets everything happen that does not wait for time: promises, and what they set off. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
