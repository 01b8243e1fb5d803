import type { AppId } from "@tutti/protocol";
import type { CacheFigures, Said } from "tutti/host";
import type { CachingProcess } from "./shared-caches.ts";

/** A process, as far as the developers' page names it. */
export interface CountedProcess extends CachingProcess {
  readonly pid: number;
  readonly rooms: number;
}

/** The caches of one process of an app; none told where it did not answer. */
export interface ProcessCaches {
  readonly pid: number;
  readonly rooms: number;
  readonly caches: readonly CacheFigures[] | undefined;
}

/** A process whose script spins does not answer, and the page does not wait for it (ms). */
const ANSWERS_WITHIN = 2_000;
const MOST_CACHES = 500;
const LONGEST_TEXT = 4_000;

interface Asked {
  readonly process: CountedProcess;
  answer(caches: readonly CacheFigures[] | undefined): void;
}

/** Asks the processes of an app how their caches do, and has them emptied. What was cached never comes here. */
export class CacheDesk {
  readonly #of: (app: AppId) => Iterable<CountedProcess>;
  readonly #after: (ms: number, fn: () => void) => () => void;
  readonly #asked = new Map<number, Asked>();
  #last = 0;

  /** @param of the processes of an app. */
  constructor(of: (app: AppId) => Iterable<CountedProcess>, after: (ms: number, fn: () => void) => () => void) {
    this.#of = of;
    this.#after = after;
  }

  figures(app: AppId): Promise<readonly ProcessCaches[]> {
    return Promise.all([...this.#of(app)].map((process) => this.#ask(process)));
  }

  /** Has a cache of this name emptied, or all. A process hears it before any question that comes after. */
  clear(app: AppId, cache: string | undefined): void {
    for (const process of this.#of(app)) process.tell({ type: "clear", ...(cache !== undefined && { cache }) });
  }

  hear(from: CountedProcess, message: Said<"figures">): void {
    const asked = this.#asked.get(message.ask);
    if (asked?.process === from) asked.answer(readFigures(message.caches));
  }

  /** A process has ended. */
  gone(process: CountedProcess): void {
    for (const asked of this.#asked.values()) if (asked.process === process) asked.answer(undefined);
  }

  #ask(process: CountedProcess): Promise<ProcessCaches> {
    const ask = ++this.#last;
    const { pid, rooms } = process;
    return new Promise((resolve) => {
      const answer = (caches: readonly CacheFigures[] | undefined): void => {
        this.#asked.delete(ask);
        cancel();
        resolve({ pid, rooms, caches });
      };
      const cancel = this.#after(ANSWERS_WITHIN, () => answer(undefined));
      this.#asked.set(ask, { process, answer });
      process.tell({ type: "figures", ask });
    });
  }
}

/** @throws where a process, which may say anything, says something else. */
function readFigures(raw: unknown): readonly CacheFigures[] {
  if (!Array.isArray(raw) || raw.length > MOST_CACHES) throw new Error("its caches' figures are no list of at most 500");
  return raw.map((each: unknown, i) => readCache(each, i));
}

function readCache(raw: unknown, i: number): CacheFigures {
  const fields = new Map(Object.entries(typeof raw === "object" && raw !== null ? raw : {}));
  const wrong = (name: string): never => {
    throw new Error(`caches[${i}].${name} of its figures makes no sense`);
  };
  const text = (name: string): string => {
    const found = fields.get(name);
    return typeof found === "string" && found.length <= LONGEST_TEXT ? found : wrong(name);
  };
  const count = (name: string): number => {
    const found = fields.get(name);
    return typeof found === "number" && Number.isFinite(found) && found >= 0 ? found : wrong(name);
  };
  const kind = fields.get("kind");
  return {
    name: text("name"), place: text("place"), kind: kind === "data" || kind === "resource" ? kind : wrong("kind"), onDisk: fields.get("onDisk") === true,
    entries: count("entries"), hits: count("hits"), misses: count("misses"), computing: count("computing"),
    ...(fields.has("bytes") && { bytes: count("bytes") }), ...(fields.has("oldest") && { oldest: count("oldest") }), ...(fields.has("newest") && { newest: count("newest") }),
  };
}
