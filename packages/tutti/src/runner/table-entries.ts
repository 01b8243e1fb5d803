import type { JsonValue } from "@tutti/protocol";

/** The entries of one edited table. Listed when somebody asks, and not again until one of them changes. */
export class TableEntries {
  readonly #entries = new Map<string, JsonValue>();
  #pairs: readonly (readonly [string, JsonValue])[] | undefined;

  put(member: string, value: JsonValue | undefined): void {
    this.#pairs = undefined;
    if (value === undefined) this.#entries.delete(member);
    else this.#entries.set(member, value);
  }

  /** The `[member, value]` pairs; `undefined` where there are none. */
  get pairs(): readonly (readonly [string, JsonValue])[] | undefined {
    if (this.#entries.size === 0) return undefined;
    this.#pairs ??= Object.freeze([...this.#entries]);
    return this.#pairs;
  }
}
