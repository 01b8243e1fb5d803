import type { LogEntry } from "../log/port.ts";

/** Entries that are committed together or not at all. */
export interface Unit {
  readonly entries: readonly LogEntry[];
  readonly bytes: number;
}

/** The size at which a batch takes no further unit. One unit may be larger. */
const BATCH_BYTES = 4 * 1024 * 1024;

function bytesOf(entry: LogEntry): number {
  switch (entry.kind) {
    case "update":
      return entry.bytes.byteLength + 64;
    case "change":
      return (entry.row.before?.length ?? 0) + (entry.row.after?.length ?? 0) + 256;
    case "record":
      return (entry.record.data?.length ?? 0) + 256;
    default:
      return 256;
  }
}

/** What waits to be written, in order, as whole units. Positions count units for the store's life. */
export class UnitQueue {
  readonly #units: Unit[] = [];
  readonly #perDocument = new Map<string, number>();
  #entered = 0;
  #bytes = 0;

  /** The position of the newest unit. */
  get entered(): number {
    return this.#entered;
  }

  /** The position of the newest unit that has been written. */
  get written(): number {
    return this.#entered - this.#units.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#units.length;
  }

  /** Whether an update of this document waits. */
  holds(document: string): boolean {
    return this.#perDocument.has(document);
  }

  push(entries: readonly LogEntry[]): void {
    const unit = { entries, bytes: entries.reduce((sum, entry) => sum + bytesOf(entry), 0) };
    this.#units.push(unit);
    this.#entered += 1;
    this.#bytes += unit.bytes;
    for (const entry of entries) if (entry.kind === "update") this.#count(entry.document, 1);
  }

  /** The oldest units that make one batch. They stay in the queue until {@link drop}. */
  batch(): readonly Unit[] {
    let bytes = 0;
    const full = this.#units.findIndex((unit, at) => {
      bytes += unit.bytes;
      return at > 0 && bytes > BATCH_BYTES;
    });
    return full < 0 ? this.#units.slice() : this.#units.slice(0, full);
  }

  /** Takes the oldest `units` away: they are written. */
  drop(units: number): void {
    for (const unit of this.#units.splice(0, units)) {
      this.#bytes -= unit.bytes;
      for (const entry of unit.entries) if (entry.kind === "update") this.#count(entry.document, -1);
    }
  }

  #count(document: string, by: number): void {
    const count = (this.#perDocument.get(document) ?? 0) + by;
    if (count > 0) this.#perDocument.set(document, count);
    else this.#perDocument.delete(document);
  }
}
