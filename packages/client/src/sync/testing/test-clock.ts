import type { Clock } from "../ports.ts";

/** A time that stands still until it is moved. */
export class TestClock implements Clock {
  #now = 1_000_000;
  #timers: { readonly at: number; readonly fn: () => void }[] = [];

  now = (): number => this.#now;

  after = (ms: number, fn: () => void): (() => void) => {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Lets time pass, and does in order what falls due. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#now = due.at;
      due.fn();
    }
    this.#now = end;
  }
}
