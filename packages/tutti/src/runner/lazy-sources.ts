import type { LazyData } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import type { LazySource } from "../ui/lazy.ts";

/** Sources that pages may still ask: those that were drawn last. */
const KEPT = 200;

/** The lazy sources that a room's script has drawn, by the version under which pages know them. */
export class LazySources {
  readonly #now: () => number;
  readonly #versions = new WeakMap<LazySource, string>();
  readonly #sources = new Map<string, LazySource>();
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws AuthorError where the source does not say what its columns are. */
  draw(source: LazySource): LazyData {
    const { columns } = source;
    if (!Array.isArray(columns) || columns.some((column) => typeof column?.name !== "string" || typeof column.type !== "string")) {
      throw new AuthorError("The lazy source has no columns", 'Say what they are: columns: [{ name: "month", type: "text" }]');
    }
    // An earlier process has counted, too.
    const version = this.#versions.get(source) ?? `${this.#now().toString(36)}-${(this.#count += 1)}`;
    this.#versions.set(source, version);
    this.#sources.delete(version);
    this.#sources.set(version, source);
    for (const [oldest] of this.#sources) if (this.#sources.size > KEPT) this.#sources.delete(oldest);
    return { kind: "lazy", version, columns: columns.map(({ name, type }) => ({ name, type })) };
  }

  of(version: string): LazySource | undefined {
    return this.#sources.get(version);
  }
}
