/** Waits before an offender gets a new process, in ms: the first time none, then longer and longer. */
const PAUSES = [0, 1_000, 2_000, 5_000, 10_000, 30_000];

interface Offence {
  readonly count: number;
  readonly until: number;
}

/** What has ended processes, an app or one room of it, and when it may have the next. */
export class Offences {
  readonly #now: () => number;
  readonly #offences = new Map<string, Offence>();

  constructor(now: () => number) {
    this.#now = now;
  }

  add(who: string): void {
    const count = (this.#offences.get(who)?.count ?? 0) + 1;
    this.#offences.set(who, { count, until: this.#now() + (PAUSES[Math.min(count, PAUSES.length) - 1] ?? 0) });
  }

  has(who: string): boolean {
    return this.#offences.has(who);
  }

  /** How long it has to wait yet, in ms. */
  wait(who: string): number {
    return Math.max(0, (this.#offences.get(who)?.until ?? 0) - this.#now());
  }

  forget(who: string): void {
    this.#offences.delete(who);
  }

  /** Forgets an app and all its rooms: its text is new. */
  forgetAll(app: string): void {
    for (const who of this.#offences.keys()) if (who === app || who.startsWith(`${app}/`)) this.#offences.delete(who);
  }
}
