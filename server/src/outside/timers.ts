import type { AppId } from "@tutti/protocol";
import type { TimerFacts } from "tutti/outside";
import type { Clock } from "tutti/room";
import type { Log } from "../logging.ts";
import type { BegunTimers } from "./begun.ts";
import type { Calls } from "./calls.ts";

interface TimersPorts {
  readonly clock: Clock;
  readonly say: Log;
  readonly begun: BegunTimers;
  readonly calls: Pick<Calls, "run">;
}

interface Planned {
  readonly app: AppId;
  facts: TimerFacts;
  running: boolean;
  cancel: () => void;
}

type NextDue = (timer: TimerFacts, begun: number, after: number) => number | undefined;

/** A clock is asked again after so long (ms): one that waits for months would overflow, and sleeps while the machine does. */
const LONGEST_WAIT = 10 * 60_000;
/** Where the store does not take that a timer begins, it is tried again after so long (ms). */
const TRY_AGAIN = 10_000;

/**
 * Runs what apps do by the clock: each once on this server, never twice at once, and not again after a crash. A time that comes while
 * the last run still goes on is left out.
 */
export class Timers {
  readonly #ports: TimersPorts;
  readonly #planned = new Map<string, Planned>();
  #nextDue: NextDue | undefined;
  #stopped = false;

  constructor(ports: TimersPorts) {
    this.#ports = ports;
  }

  /** An app's module was loaded, again or for the first time: these are its timers. */
  learn(app: AppId, timers: readonly TimerFacts[]): void {
    const names = timers.map(({ name }) => name);
    for (const [key, planned] of this.#planned) {
      if (planned.app !== app || names.includes(planned.facts.name)) continue;
      planned.cancel();
      this.#planned.delete(key);
    }
    this.#guarded(app, async () => {
      if (timers.length > 0) this.#nextDue ??= (await import("tutti/outside")).nextDue;
      await this.#ports.begun.keep(app, names);
      for (const facts of timers) {
        // One whose cron cannot be read holds up no other.
        await this.#plan(app, facts).catch((error: unknown) => this.#ports.say("error", `The timer "${facts.name}" of ${app} is not run: ${error instanceof Error ? error.message : String(error)}`, { app }));
      }
    });
  }

  stop(): void {
    this.#stopped = true;
    for (const { cancel } of this.#planned.values()) cancel();
  }

  async #plan(app: AppId, facts: TimerFacts): Promise<void> {
    const key = `${app}/${facts.name}`;
    const { begun, clock } = this.#ports;
    const known = this.#planned.get(key);
    if (known && JSON.stringify(known.facts) === JSON.stringify(facts)) return;
    const planned = known ?? { app, facts, running: false, cancel: () => undefined };
    planned.facts = facts;
    this.#planned.set(key, planned);
    const last = begun.at(key);
    if (last === undefined) await begun.note(key, clock.now());
    if (!planned.running) this.#wait(key, planned, last !== undefined && facts.missed === "once" ? last : clock.now());
  }

  /** Waits for the next time that is not before `after`. */
  #wait(key: string, planned: Planned, after: number): void {
    planned.cancel();
    const { clock, begun } = this.#ports;
    const due = this.#nextDue?.(planned.facts, begun.at(key) ?? clock.now(), after);
    if (due === undefined || this.#stopped) return;
    const ms = due - clock.now();
    planned.cancel = clock.after(Math.min(Math.max(ms, 0), LONGEST_WAIT), () => {
      if (ms > LONGEST_WAIT) this.#wait(key, planned, after);
      else this.#guarded(planned.app, () => this.#run(key, planned));
    });
  }

  async #run(key: string, planned: Planned): Promise<void> {
    const { clock, begun, calls, say } = this.#ports;
    const { app, facts: { name, role, seconds } } = planned;
    planned.running = true;
    try {
      // Before it begins: a server that dies meanwhile leaves the next one to know, and nothing is done twice.
      await begun.note(key, clock.now());
      const outcome = await calls.run({ of: "timer", app, name, role }, { of: "timer", name }, seconds);
      if (outcome.kind !== "done") say("error", `The timer "${name}" of ${app} failed: ${outcome.kind === "full" ? "too much waits to be run" : outcome.message}`, { app });
    } catch (error) {
      say("error", `The timer "${name}" of ${app} could not begin`, { app, error });
      planned.cancel = clock.after(TRY_AGAIN, () => this.#guarded(app, () => this.#run(key, planned)));
      return;
    } finally {
      planned.running = false;
    }
    if (this.#planned.get(key) === planned) this.#wait(key, planned, clock.now());
  }

  #guarded(app: AppId, work: () => Promise<void>): void {
    if (this.#stopped) return;
    work().catch((error: unknown) => this.#ports.say("error", "Timers could not be looked after", { app, error }));
  }
}
