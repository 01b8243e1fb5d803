import type { CallOutcome, ToPrograms } from "tutti/host";
import type { Clock } from "tutti/room";
import type { AppId } from "@tutti/protocol";
import type { Passes, Outsider } from "./passes.ts";

interface CallsPorts {
  readonly clock: Clock;
  readonly passes: Passes;
  /** Where this server answers, as its own processes reach it. */
  server(): string;
  /** Hands the work to a process of the app, which is given up after so long (ms). */
  call(app: AppId, call: Omit<ToPrograms, "type" | "call">, ms: number): Promise<CallOutcome>;
  /** A pass has ended: what is open by it is closed. */
  ended(token: string): void;
}

/** Handlers of one app at once, and those that wait for one of these to end. */
const AT_ONCE = 4;
const MOST_WAITING = 32;
/** What a handler is given to end by itself after its time is up (ms). */
const GRACE = 1_000;

export type Called = CallOutcome | { readonly kind: "full" };

/** Runs handlers of apps in processes of their own, so many at once, each with a pass into the app's rooms for as long as it runs. */
export class Calls {
  readonly #ports: CallsPorts;
  readonly #apps = new Map<AppId, { readonly free: number[]; readonly waiting: ((slot: number) => void)[] }>();

  constructor(ports: CallsPorts) {
    this.#ports = ports;
  }

  /** @param seconds how long it may take from when it begins. */
  async run(who: Outsider, work: ToPrograms["work"], seconds: number): Promise<Called> {
    const app = this.#of(who.app);
    const slot = app.free.pop() ?? (app.waiting.length >= MOST_WAITING ? undefined : await new Promise<number>((resolve) => app.waiting.push(resolve)));
    if (slot === undefined) return { kind: "full" };
    const pass = this.#ports.passes.issue(who);
    try {
      // Clicks are counted by device; two at once have two, and over the years there are no more than these.
      const place = { server: this.#ports.server(), token: pass.token, app: who.app, device: `slot-${slot}` };
      return await this.#ports.call(who.app, { work, seconds, place }, seconds * 1_000 + GRACE);
    } catch (error) {
      return { kind: "failed", message: error instanceof Error ? error.message : String(error), stack: undefined };
    } finally {
      pass.end();
      this.#ports.ended(pass.token);
      const next = app.waiting.shift();
      if (next) next(slot);
      else app.free.push(slot);
    }
  }

  #of(id: AppId) {
    const known = this.#apps.get(id) ?? { free: Array.from({ length: AT_ONCE }, (_, n) => n), waiting: [] };
    this.#apps.set(id, known);
    return known;
  }
}
