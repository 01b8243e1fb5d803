import { AWAY_AFTER, IDLE_AFTER } from "@tutti/protocol";
import type { Clock } from "../sync/ports.ts";
import type { Attention } from "./here.ts";

/** Watches whether somebody touches anything, by a clock that is handed in. */
export class Activity {
  readonly #clock: Clock;
  readonly #tell: (attention: Attention) => void;
  #touched: number;
  #attention: Attention = "active";
  #cancel: () => void = () => undefined;

  /** @param tell hears of each change; at first somebody is active. */
  constructor(clock: Clock, tell: (attention: Attention) => void) {
    this.#clock = clock;
    this.#tell = tell;
    this.#touched = clock.now();
    this.#wait();
  }

  /** Somebody did something: moved, pressed, typed, scrolled. Cheap: it comes hundreds of times a second. */
  touch(): void {
    this.#touched = this.#clock.now();
    if (this.#attention !== "active") this.#look();
  }

  close(): void {
    this.#cancel();
  }

  readonly #look = (): void => {
    const since = this.#clock.now() - this.#touched;
    const next = since >= AWAY_AFTER ? "away" : since >= IDLE_AFTER ? "idle" : "active";
    const changed = next !== this.#attention;
    this.#attention = next;
    this.#wait();
    if (changed) this.#tell(next);
  };

  #wait(): void {
    this.#cancel();
    if (this.#attention === "away") return;
    const due = this.#touched + (this.#attention === "active" ? IDLE_AFTER : AWAY_AFTER);
    this.#cancel = this.#clock.after(Math.max(1, due - this.#clock.now()), this.#look);
  }
}
