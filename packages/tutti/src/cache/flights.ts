import type { FromHost, ToCaches } from "../host/messages.ts";
import type { Disk } from "./disk.ts";
import { forgetCached } from "./registry.ts";

/** What a process that asked to compute is told: to do it, or that another has, and where its result lies. */
export type Turn = "mine" | "there";

/**
 * The computations of all processes of an app, by the server that they all talk to: what one of them computes, the others wait for.
 * Results go over the disk, and the server sees names alone.
 */
export class Flights {
  /** Where results lie that other processes wait for. */
  readonly passing: Disk;
  readonly #emit: (message: FromHost) => void;
  readonly #asked = new Map<number, (answer: Turn | boolean) => void>();
  #last = 0;

  constructor(emit: (message: FromHost) => void, passing: Disk) {
    this.passing = passing;
    this.#emit = emit;
  }

  /** Resolves once it is this process's turn to compute, or another process has. */
  async claim(cache: string, key: string): Promise<Turn> {
    return (await this.#ask((ask) => ({ type: "claim", ask, cache, key }))) === "there" ? "there" : "mine";
  }

  /** It is computed. @returns whether another process waits for it, and it has to be written and {@link settle}d. */
  async computed(cache: string, key: string): Promise<boolean> {
    return (await this.#ask((ask) => ({ type: "computed", ask, cache, key }))) === true;
  }

  /** Whoever waits may read it now; where it was not `written`, the next of them computes. */
  settle(cache: string, key: string, written: boolean): void {
    this.#emit({ type: "settled", cache, key, written });
  }

  /** Tells the other processes to forget. */
  tellForgotten(cache: string, key: string | undefined): void {
    this.#emit({ type: "forget", cache, ...(key !== undefined && { key }) });
  }

  receive(message: Exclude<ToCaches, { readonly type: "figures" | "clear" }>): void {
    switch (message.type) {
      case "turn":
        return this.#answer(message.ask, message.turn);
      case "wanted":
        return this.#answer(message.ask, message.wanted);
      case "forget":
        return forgetCached(message.cache, message.key);
    }
  }

  #ask(message: (ask: number) => FromHost): Promise<Turn | boolean> {
    const ask = ++this.#last;
    return new Promise((resolve) => {
      this.#asked.set(ask, resolve);
      this.#emit(message(ask));
    });
  }

  #answer(ask: number, answer: Turn | boolean): void {
    const resolve = this.#asked.get(ask);
    this.#asked.delete(ask);
    resolve?.(answer);
  }
}
