/** Somebody who asked to compute, and waits for the answer to this question. */
interface Asked<Owner> {
  readonly owner: Owner;
  readonly ask: number;
}

interface Flight<Owner> {
  owner: Owner;
  readonly waiting: Asked<Owner>[];
}

/** What one is told: to compute, or that the result is there. */
export interface Answer<Owner> extends Asked<Owner> {
  readonly turn: "mine" | "there";
}

/** So many computations are known of one app, and so many questions wait; beyond it everybody computes for themselves. */
const MOST = 10_000;

/** Which process of an app computes what for its cached functions, and who waits for it. */
export class Flights<Owner> {
  readonly #flights = new Map<string, Flight<Owner>>();
  #waiting = 0;

  /** @returns what whoever asks is told at once; nothing where they wait. */
  claim(owner: Owner, ask: number, name: string): Answer<Owner>[] {
    const flight = this.#flights.get(name);
    if (!flight && this.#flights.size < MOST) this.#flights.set(name, { owner, waiting: [] });
    else if (flight && flight.owner !== owner && this.#waiting < MOST) {
      flight.waiting.push({ owner, ask });
      this.#waiting++;
      return [];
    }
    return [{ owner, ask, turn: "mine" }];
  }

  /** It is computed. @returns whether somebody waits: then it stays under way until it is settled. */
  computed(owner: Owner, name: string): boolean {
    const flight = this.#flights.get(name);
    if (flight?.owner !== owner) return false;
    if (flight.waiting.length > 0) return true;
    this.#flights.delete(name);
    return false;
  }

  /** The result was written, or there is none: then the next who waits computes. */
  settled(owner: Owner, name: string, written: boolean): Answer<Owner>[] {
    const flight = this.#flights.get(name);
    if (flight?.owner !== owner) return [];
    if (!written) return this.#next(name, flight);
    this.#flights.delete(name);
    this.#waiting -= flight.waiting.length;
    return flight.waiting.map((asked) => ({ ...asked, turn: "there" }));
  }

  /** A process has ended: what it computed is the next one's, and what it waited for is nobody's concern. */
  gone(owner: Owner): Answer<Owner>[] {
    return [...this.#flights].flatMap(([name, flight]) => {
      const left = flight.waiting.filter((asked) => asked.owner !== owner);
      this.#waiting -= flight.waiting.length - left.length;
      flight.waiting.splice(0, flight.waiting.length, ...left);
      return flight.owner === owner ? this.#next(name, flight) : [];
    });
  }

  #next(name: string, flight: Flight<Owner>): Answer<Owner>[] {
    const next = flight.waiting.shift();
    if (!next) {
      this.#flights.delete(name);
      return [];
    }
    this.#waiting--;
    flight.owner = next.owner;
    return [{ ...next, turn: "mine" }];
  }
}
