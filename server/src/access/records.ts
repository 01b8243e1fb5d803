import type { JsonValue } from "@tutti/protocol";
import { those, type Taker } from "@tutti/protocol/shape";
import type { AccessEntry, AccessKind, AccessRow, AccessStore } from "./port.ts";

/** Takes an id back from the store, which only holds such as were ids. */
export const idOf = (parse: (text: string) => unknown): Taker<string> => those((raw) => typeof raw === "string" && parse(raw) !== undefined);

interface RecordsOptions<T> {
  readonly kind: AccessKind;
  readonly store: Pick<AccessStore, "write"> & Partial<Pick<AccessStore, "all">>;
  keyOf(record: T): string;
  print(record: T): JsonValue;
  /** @returns `undefined` for what another version wrote and this one does not know: it stays where it is. */
  parse(raw: JsonValue): T | undefined;
}

/** How often rows are read again where something was removed meanwhile. */
const LOOKS = 5;

/** All records of one kind, in memory; a change is in the store before it is true here. */
export class Records<T> {
  readonly #options: RecordsOptions<T>;
  readonly #records = new Map<string, T>();
  #removals = 0;
  readonly #writing = new Map<string, Set<{ gone: boolean }>>();

  constructor(options: RecordsOptions<T>) {
    this.#options = options;
  }

  load(rows: readonly AccessRow[]): void {
    for (const { kind, key, value } of rows) {
      const record = kind === this.#options.kind ? this.#options.parse(value) : undefined;
      if (record !== undefined) this.#records.set(key, record);
    }
  }

  /** Takes in what another process has written since the last look. */
  async lookAgain(): Promise<void> {
    for (let tries = 0; tries < LOOKS; tries++) {
      const before = this.#removals;
      const rows = await this.#options.store.all?.(this.#options.kind) ?? [];
      // Rows that were asked for before something was removed may still have it.
      if (before === this.#removals) return this.load(rows.filter(({ key }) => !this.#records.has(key)));
    }
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: string): T | undefined {
    return this.#records.get(key);
  }

  all(): IteratorObject<T> {
    return this.#records.values();
  }

  /** Writes a record, and whatever has to be written with it. */
  async put(record: T, also: readonly AccessEntry[] = []): Promise<void> {
    const { kind, store, keyOf, print } = this.#options;
    const key = keyOf(record);
    const writing = { gone: false };
    const others = this.#writing.get(key) ?? new Set();
    this.#writing.set(key, others.add(writing));
    try {
      await store.write([{ op: "put", kind, key, value: print(record) }, ...also]);
    } finally {
      others.delete(writing);
      if (others.size === 0) this.#writing.delete(key);
    }
    if (!writing.gone) this.#records.set(key, record);
  }

  async remove(keys: readonly string[], also: readonly AccessEntry[] = []): Promise<void> {
    const { kind, store } = this.#options;
    // A right that goes is gone here at once: should the disk fail, it is better gone too early.
    this.#removals += 1;
    for (const key of keys) {
      this.#records.delete(key);
      // What was being written of it before comes to the store first, and must not come back here.
      for (const writing of this.#writing.get(key) ?? []) writing.gone = true;
    }
    await store.write([...keys.map((key) => ({ op: "remove", kind, key }) as const), ...also]);
  }
}
