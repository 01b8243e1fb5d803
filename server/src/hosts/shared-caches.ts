import type { AppId } from "@tutti/protocol";
import type { FromHost, Said, ToCaches } from "tutti/host";
import { Flights, type Answer } from "./flights.ts";

/** A process, as far as the caches go. */
export interface CachingProcess {
  readonly app: { readonly id: AppId };
  tell(message: ToCaches): void;
}

type OfCaches = Said<"claim"> | Said<"computed"> | Said<"settled"> | Said<"forget">;

const LONGEST_NAME = 4_000;

/** Tells the processes of an app what the others compute and forget. Results never come here. */
export class SharedCaches<Process extends CachingProcess> {
  readonly #flights = new Map<AppId, Flights<Process>>();
  readonly #of: (app: AppId) => Iterable<Process>;

  /** @param of the processes of an app. */
  constructor(of: (app: AppId) => Iterable<Process>) {
    this.#of = of;
  }

  static isOfCaches(message: FromHost): message is OfCaches {
    return message.type === "claim" || message.type === "computed" || message.type === "settled" || message.type === "forget";
  }

  hear(from: Process, message: OfCaches): void {
    const { cache, key = "" } = message;
    // A script may say anything.
    if (typeof cache !== "string" || typeof key !== "string" || cache.length + key.length > LONGEST_NAME) throw new Error("no cache has such a name");
    const flights = this.#flights.get(from.app.id) ?? new Flights<Process>();
    this.#flights.set(from.app.id, flights);
    const name = `${cache}\u0000${key}`;
    switch (message.type) {
      case "claim":
        return this.#answer(flights.claim(from, message.ask, name));
      case "computed":
        return from.tell({ type: "wanted", ask: message.ask, wanted: flights.computed(from, name) });
      case "settled":
        return this.#answer(flights.settled(from, name, message.written));
      case "forget":
        for (const other of this.#of(from.app.id)) if (other !== from) other.tell({ type: "forget", cache, ...(message.key !== undefined && { key }) });
    }
  }

  /** A process has ended. */
  gone(process: Process): void {
    this.#answer(this.#flights.get(process.app.id)?.gone(process) ?? []);
  }

  #answer(answers: readonly Answer<Process>[]): void {
    for (const { owner, ask, turn } of answers) owner.tell({ type: "turn", ask, turn });
  }
}
