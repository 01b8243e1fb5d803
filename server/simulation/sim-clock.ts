import type { Clock } from "tutti/room";

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fn: () => void;
}

/** The one time of a simulation: it stands still until it is moved. */
export class SimClock {
  #now = Date.UTC(2026, 4, 3);
  #order = 0;
  #timers: Timer[] = [];

  now = (): number => this.#now;

  /** A clock for something that may die: its timers die with it. */
  of(alive: () => boolean): Clock {
    return {
      now: this.now,
      after: (ms, fn) => {
        const timer = { at: this.#now + Math.max(0, ms), order: (this.#order += 1), fn: () => alive() && fn() };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer);
        };
      },
    };
  }

  /** Lets hours pass at once, as a lid that is closed does: timers that were due meanwhile are heard once, and late. */
  leap(ms: number): void {
    this.#now += ms;
  }

  /** Lets time pass to the next timer within `ms`, and does it. @returns whether there was one. */
  step(until: number): boolean {
    const next = this.#timers.reduce<Timer | undefined>((first, timer) =>
      timer.at <= until && (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) ? timer : first, undefined);
    if (!next) {
      this.#now = Math.max(this.#now, until);
      return false;
    }
    this.#timers = this.#timers.filter((timer) => timer !== next);
    this.#now = Math.max(this.#now, next.at);
    next.fn();
    return true;
  }
}
