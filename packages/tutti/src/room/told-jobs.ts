import { jobOfCell, type JsonValue, type RoomId } from "@tutti/protocol";
import type { Cell } from "../host/messages.ts";
import type { RoomHandle } from "./ports.ts";

/** The jobs that a room's documents tell of, and whether each goes on in its script's process. */
export class ToldJobs {
  readonly #room: RoomId;
  readonly #cells: () => readonly Cell[];
  readonly #changed: ((keys: readonly string[]) => void) | undefined;
  /** Those that go on in the script's process, by their keys. */
  goOn: readonly string[] = [];
  #told = "[]";

  /** @param changed hears which go on as the documents have it: those that a process which ends now leaves behind. */
  constructor(room: RoomId, cells: () => readonly Cell[], changed: ((keys: readonly string[]) => void) | undefined) {
    this.#room = room;
    this.#cells = cells;
    this.#changed = changed;
  }

  list(): ReturnType<RoomHandle["jobs"]> {
    return this.#cells().flatMap(({ scope, key: cell, value }) => {
      const key = scope === "owner" ? jobOfCell(cell) : undefined;
      const told = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as { readonly [name: string]: JsonValue | undefined }) : undefined;
      // A branch has the jobs of the room that it was made of in its documents, and they are none of its own.
      if (key === undefined || typeof told?.["state"] !== "string" || told["room"] !== this.#room) return [];
      return [{ key, state: told["state"], goesOn: this.goOn.includes(key) }];
    });
  }

  /** Cells of the documents have changed, or are there for the first time. */
  look(): void {
    const keys = this.list().flatMap(({ key, state }) => (state === "running" ? [key] : []));
    const told = JSON.stringify(keys);
    if (told === this.#told) return;
    this.#told = told;
    this.#changed?.(keys);
  }
}
