import { text, count, shape } from "@tutti/protocol/shape";
import type { AccessRow, AccessStore } from "../access/port.ts";
import { Records } from "../access/records.ts";

interface Handled {
  /** App, webhook and mark. */
  readonly key: string;
  readonly at: number;
}

const handledShape = shape<Handled>({ key: text(400), at: count }, {});
/** Of all webhooks; beyond it the oldest are forgotten. */
const MOST = 20_000;

/** Which webhooks have been handled, so that none is twice: also by the next server. */
export class HandledHooks {
  readonly #records: Records<Handled>;

  constructor(store: Pick<AccessStore, "write">) {
    this.#records = new Records<Handled>({ kind: "hook", store, keyOf: ({ key }) => key, print: (one) => ({ ...one }), parse: handledShape });
  }

  load(rows: readonly AccessRow[]): void {
    this.#records.load(rows);
  }

  has(key: string): boolean {
    return this.#records.get(key) !== undefined;
  }

  async add(key: string, at: number): Promise<void> {
    await this.#records.put({ key, at });
    if (this.#records.size <= MOST) return;
    const oldest = this.#records.all().toArray().toSorted((a, b) => a.at - b.at).slice(0, MOST / 10);
    await this.#records.remove(oldest.map((one) => one.key));
  }
}
