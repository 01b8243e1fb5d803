import type { ServerMessage } from "@tutti/protocol";
import { writable } from "../readable.ts";
import type { Readable } from "../types.ts";

/** More than this is not held back: then everything passes, and what comes after it waits again. */
const MOST = 2_000;

/**
 * Lets others' changes wait while somebody edits, in the order in which they came. What is received is received: only the page
 * hears of it later.
 */
export class Gate {
  readonly #waiting = writable(0);
  readonly #things = new Set<string>();
  #queue: (() => void)[] = [];
  #shut = false;

  /** How many things of the page have changed behind the gate. */
  get waiting(): Readable<number> {
    return this.#waiting;
  }

  shut(): void {
    this.#shut = true;
  }

  /** Lets all that waits pass, and everything after it. */
  open(): void {
    this.#shut = false;
    this.#flush();
  }

  /**
   * Passes something on, now or when the gate opens.
   *
   * @param things what of the page it changes, by names: counted once each.
   */
  pass(things: Iterable<string>, then: () => void): void {
    if (!this.#shut) return then();
    this.#queue.push(then);
    for (const thing of things) this.#things.add(thing);
    this.#waiting.set(this.#things.size);
    if (this.#queue.length > MOST) this.#flush();
  }

  #flush(): void {
    const queue = this.#queue;
    this.#queue = [];
    this.#things.clear();
    for (const then of queue) then();
    this.#waiting.set(this.#things.size);
  }
}

/** The elements that a message of the view changes, by names for counting. */
export const changedBy = (message: Extract<ServerMessage, { type: "snapshot" | "ops" }>): readonly string[] =>
  message.type === "snapshot" ? [] : message.ops.map((op) => `element:${op.op === "set" ? op.element.id : op.id}`);
