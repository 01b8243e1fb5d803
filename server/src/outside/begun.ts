import { count, shape, text } from "@tutti/protocol/shape";
import type { AccessRow, AccessStore } from "../access/port.ts";
import { Records } from "../access/records.ts";

interface Begun {
  /** App and timer. */
  readonly key: string;
  readonly at: number;
}

const begunShape = shape<Begun>({ key: text(200), at: count }, {});

/** When timers began last, or were first known: also to the next server. */
export class BegunTimers {
  readonly #records: Records<Begun>;

  constructor(store: Pick<AccessStore, "write">) {
    this.#records = new Records<Begun>({ kind: "timer", store, keyOf: ({ key }) => key, print: (one) => ({ ...one }), parse: begunShape });
  }

  load(rows: readonly AccessRow[]): void {
    this.#records.load(rows);
  }

  at(key: string): number | undefined {
    return this.#records.get(key)?.at;
  }

  note(key: string, at: number): Promise<void> {
    return this.#records.put({ key, at });
  }

  /** Forgets timers of an app that it has no more. */
  async keep(app: string, names: readonly string[]): Promise<void> {
    const gone = this.#records.all().map(({ key }) => key).toArray().filter((key) => key.startsWith(`${app}/`) && !names.includes(key.slice(app.length + 1)));
    if (gone.length > 0) await this.#records.remove(gone);
  }
}
