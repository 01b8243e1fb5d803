import { FOLD_ROWS, sameUnsaved, type RoomStore, type SetAside, type StoredCopy, type StoredKind, type Unsaved } from "./port.ts";
import type { JsonValue } from "@tutti/protocol";
import { fold } from "./fold.ts";

/**
 * What a browser would keep, in memory: for tests, the simulation, and pages whose browser keeps nothing. It outlives a
 * "reload" as long as somebody holds it.
 */
export class MemoryStore implements RoomStore {
  readonly #rows = new Map<StoredKind, Uint8Array[]>();
  readonly #unsaved = new Map<string, Unsaved>();
  readonly #json = new Map<string, JsonValue>();
  readonly #aside = new Map<string, SetAside>();

  async load(kind: StoredKind): Promise<StoredCopy> {
    const unsaved = [...this.#unsaved].filter(([key]) => key.startsWith(`${kind}/`)).map(([, note]) => note);
    return { updates: [...this.#of(kind)], unsaved };
  }

  async append(kind: StoredKind, updates: readonly Uint8Array[], unsaved?: Unsaved): Promise<void> {
    const rows = this.#of(kind);
    rows.push(...updates);
    if (unsaved) this.#unsaved.set(`${kind}/${unsaved.tab}`, unsaved);
    if (rows.length >= FOLD_ROWS) this.#rows.set(kind, [fold(rows)]);
  }

  async settle(kind: StoredKind, saved: readonly Unsaved[]): Promise<void> {
    for (const note of saved) {
      const key = `${kind}/${note.tab}`;
      const present = this.#unsaved.get(key);
      if (present && sameUnsaved(present, note)) this.#unsaved.delete(key);
    }
  }

  async drop(kind: StoredKind): Promise<void> {
    this.#rows.delete(kind);
    for (const key of Array.from(this.#unsaved.keys())) if (key.startsWith(`${kind}/`)) this.#unsaved.delete(key);
  }

  async readJson(key: string): Promise<JsonValue | undefined> {
    return this.#json.get(key);
  }

  async writeJson(key: string, value: JsonValue): Promise<void> {
    this.#json.set(key, value);
  }

  async setAside(item: SetAside): Promise<void> {
    this.#aside.set(item.id, item);
  }

  async listSetAside(): Promise<readonly SetAside[]> {
    return [...this.#aside.values()];
  }

  async discard(id: string): Promise<void> {
    this.#aside.delete(id);
  }

  close(): void {
    // What it holds stays for the next one who opens it.
  }

  #of(kind: StoredKind): Uint8Array[] {
    const rows = this.#rows.get(kind) ?? [];
    this.#rows.set(kind, rows);
    return rows;
  }
}
