import type { ClientMessage, ElementId, LazyAnswer, LazyQuestion } from "@tutti/protocol";

type Ask = Extract<ClientMessage, { type: "ask" }>;

/** So many are under way at a time; the server takes no more of one page. */
const AT_ONCE = 6;
/** So many wait; who scrolled past them does not need the oldest any more. */
const MAX_WAITING = 24;

interface Waiting {
  readonly message: Ask;
  readonly done: (answer: LazyAnswer) => void;
}

/** Questions to the script about rows of a table that stays with it: a few at a time, what was asked last first. */
export class Asks {
  readonly #say: (message: Ask) => boolean;
  readonly #asked = new Map<number, Waiting>();
  #waiting: Waiting[] = [];
  #count = 0;

  /** @param say sends a message; false where there is no line. */
  constructor(say: (message: Ask) => boolean) {
    this.#say = say;
  }

  ask(element: ElementId, version: string, question: LazyQuestion): Promise<LazyAnswer> {
    return new Promise((done) => {
      this.#count += 1;
      this.#waiting.push({ message: { type: "ask", n: this.#count, element, version, question }, done });
      if (this.#waiting.length > MAX_WAITING) this.#waiting.shift()?.done({ problem: "busy" });
      this.#next();
    });
  }

  heard(n: number, answer: LazyAnswer): void {
    this.#asked.get(n)?.done(answer);
    this.#asked.delete(n);
    this.#next();
  }

  /** The line is gone: nothing of it is answered any more. */
  disconnected(): void {
    const all = [...this.#asked.values(), ...this.#waiting];
    this.#asked.clear();
    this.#waiting = [];
    for (const { done } of all) done({ problem: "offline" });
  }

  #next(): void {
    while (this.#asked.size < AT_ONCE) {
      const next = this.#waiting.pop();
      if (!next) return;
      if (this.#say(next.message)) this.#asked.set(next.message.n, next);
      else next.done({ problem: "offline" });
    }
  }
}
