import type { Clock } from "tutti/room";

/** Between two deliveries of a document's presence (ms): so long for each page that reads it, within these bounds. */
const EACH = 0.5;
const SOONEST = 16;
const LATEST = 100;
/** Frames of one page that wait in one document, at most: a page has one state, and a second while it opens afresh. */
const MOST = 4;

interface Waiting {
  readonly clients: string;
  readonly pass: () => void;
}

interface Gate {
  /** By the page that sent them. */
  waiting: Map<object, Waiting[]>;
}

/**
 * Lets presence into documents together, at a pace that follows how many read it: a frame that comes alone passes at once, and
 * of those that come while the gate is shut each page's newest waits. Whatever passes together is applied in one turn of the
 * loop, and goes out as one frame: a hundred pointers cost each page ten frames a second, and not thousands.
 */
export class PresenceGate {
  readonly #clock: Clock;
  readonly #pages: (document: string) => number;
  readonly #gates = new Map<string, Gate>();

  /** @param pages how many pages read a document. */
  constructor(clock: Clock, pages: (document: string) => number) {
    this.#clock = clock;
    this.#pages = pages;
  }

  /**
   * @param clients whose states the frame carries: a newer one of the same takes its place.
   * @param pass lets the frame in.
   */
  enter(document: string, page: object, clients: string, pass: () => void): void {
    const gate = this.#gates.get(document);
    if (!gate) {
      pass();
      this.#shut(document, { waiting: new Map() });
      return;
    }
    const theirs = gate.waiting.get(page) ?? [];
    const others = theirs.filter((one) => one.clients !== clients);
    // Whoever names ever new clients gains nothing by it.
    if (others.length < MOST) gate.waiting.set(page, [...others, { clients, pass }]);
  }

  /** A page has gone: nothing of it is let in any more. */
  leave(page: object): void {
    for (const gate of this.#gates.values()) gate.waiting.delete(page);
  }

  /** How many documents have presence that moves. */
  get size(): number {
    return this.#gates.size;
  }

  #shut(document: string, gate: Gate): void {
    this.#gates.set(document, gate);
    const wait = Math.min(LATEST, Math.max(SOONEST, EACH * this.#pages(document)));
    this.#clock.after(wait, () => {
      const { waiting } = gate;
      if (waiting.size === 0) {
        this.#gates.delete(document);
        return;
      }
      this.#shut(document, { waiting: new Map() });
      for (const theirs of waiting.values()) for (const { pass } of theirs) pass();
    });
  }
}
