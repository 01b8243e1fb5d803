import { writable } from "../readable.ts";
import type { Clock, Dial, Line, Network } from "../ports.ts";
import type { Readable } from "../types.ts";

/** The first wait after a line was lost, and the longest (ms). */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** A line on which nothing has come for so long is asked whether it still is one; then it has so long to answer (ms). */
export const QUIET = 20_000;
export const ANSWER_WITHIN = 8_000;
/** What was on its way when the device said that it is offline has come by then, and proves nothing (ms). */
export const SETTLED_AFTER = 1_000;
/** How long a line may take to open. */
const OPEN_WITHIN = 15_000;
/** A line that lasted so long was a good one: after it, waiting begins anew (ms). */
const GOOD_AFTER = 10_000;

export interface ConnectorEvents {
  /** A line is open: everything begins on it. */
  opened(send: (frame: Uint8Array) => void): void;
  received(frame: Uint8Array): void;
  /** The line is gone. `opened` says whether it ever was there. @returns false where trying again cannot help. */
  lost(code: number, reason: string, opened: boolean): boolean | Promise<boolean>;
  /** Sends something that the server answers. */
  probe(): void;
}

export interface ConnectorPorts {
  readonly clock: Clock;
  readonly dial: Dial;
  readonly network: Network;
  readonly random: () => number;
}

/** Whether there is a line now, as far as can be known. A line is doubted from the moment the device says it has no network. */
export type LineState = "none" | "open" | "doubted";

/**
 * Keeps one line to the server: dials, waits longer after each failure, and notices lines that are dead without having been
 * closed. A device that says it is offline is believed at once, and checked: some are wrong, and a server may be on the device.
 */
export class Connector {
  readonly #ports: ConnectorPorts;
  readonly #events: ConnectorEvents;
  readonly #state = writable<LineState>("none");
  #line: Line | undefined;
  #opened = false;
  /** Whether what comes may have been on its way before the line was doubted. */
  #settling = false;
  #wanted = false;
  #failures = 0;
  #openedAt = 0;
  #cancelTimer: () => void = () => undefined;
  #endNetwork: () => void = () => undefined;

  constructor(ports: ConnectorPorts, events: ConnectorEvents) {
    this.#ports = ports;
    this.#events = events;
  }

  get state(): Readable<LineState> {
    return this.#state;
  }

  start(): void {
    this.#wanted = true;
    this.#endNetwork = this.#ports.network.subscribe((what) => {
      if (what === "offline") this.#doubt();
      if (what === "online") this.redial();
      if (what === "visible" && !this.#line) this.redial();
    });
    this.#dial();
  }

  stop(): void {
    this.#wanted = false;
    this.#endNetwork();
    this.#hangUp();
  }

  /** Dials now, whatever the waiting time says; a line that is open and not doubted stays. */
  redial(): void {
    if (!this.#wanted || this.#state.get() === "open") return;
    this.#failures = 0;
    this.#hangUp();
    this.#dial();
  }

  /** Ends the line and begins a new one at once: for documents that have to be opened afresh. */
  renew(): void {
    this.#hangUp();
    this.#dial();
  }

  /** Ends the line as if it had been lost: the next one waits its time. */
  fail(reason: string): void {
    if (this.#line) this.#giveUp(reason);
  }

  #dial(): void {
    if (!this.#wanted) return;
    this.#opened = false;
    this.#settling = false;
    // A line that was replaced may still speak: what it says is nobody's business any more.
    const mine = (): boolean => line === this.#line;
    const line: Line = this.#ports.dial({
      opened: () => mine() && this.#nowOpen(line),
      received: (frame) => mine() && this.#heard(frame),
      closed: (code, reason) => mine() && void this.#lost(code, reason),
    });
    this.#line = line;
    this.#after(OPEN_WITHIN, () => this.#giveUp("The server did not answer"));
  }

  #nowOpen(line: Line): void {
    this.#opened = true;
    this.#openedAt = this.#ports.clock.now();
    this.#watch();
    // First its owner begins on it: who follows the state may want to say something at once.
    this.#events.opened((frame) => line === this.#line && line.send(frame));
    this.#state.set("open");
  }

  #heard(frame: Uint8Array): void {
    if (!this.#settling) {
      this.#state.set("open");
      this.#watch();
    }
    this.#events.received(frame);
  }

  /** After a quiet time the line is asked, and given up if it does not answer. */
  #watch(): void {
    this.#after(QUIET, () => this.#ask());
  }

  #ask(): void {
    this.#settling = false;
    this.#after(ANSWER_WITHIN, () => this.#giveUp("The server has fallen silent"));
    this.#events.probe();
  }

  #doubt(): void {
    if (this.#state.get() !== "open") return;
    this.#state.set("doubted");
    this.#settling = true;
    this.#after(SETTLED_AFTER, () => this.#ask());
  }

  #giveUp(reason: string): void {
    const line = this.#line;
    this.#cancelTimer();
    void this.#lost(1006, reason);
    line?.close();
  }

  async #lost(code: number, reason: string): Promise<void> {
    this.#cancelTimer();
    this.#line = undefined;
    this.#state.set("none");
    if (this.#opened && this.#ports.clock.now() - this.#openedAt >= GOOD_AFTER) this.#failures = 0;
    const again = await this.#events.lost(code, reason, this.#opened);
    if (again && this.#wanted && !this.#line) this.#waitAndDial();
  }

  #waitAndDial(): void {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    // Half of it at least, and never all pages of a room at once.
    this.#after(longest / 2 + (longest / 2) * this.#ports.random(), () => this.#dial());
  }

  #hangUp(): void {
    this.#cancelTimer();
    const line = this.#line;
    this.#line = undefined;
    this.#state.set("none");
    line?.close();
  }

  #after(ms: number, fn: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.clock.after(ms, fn);
  }
}
