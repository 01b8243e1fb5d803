import { compactValues, dropOldGenerations, MAX_TOMBSTONES, tombstones } from "./compact-values.ts";
import type { Clock } from "./ports.ts";
import type { RoomDocuments } from "./room-documents.ts";
import { sweepRows } from "./sweep-rows.ts";
import type { WatchedDocument } from "./watch-document.ts";

/** Counting overwritten values walks the whole document: done once in so many writes. */
const COUNT_EVERY = 1_000;
const DAY = 24 * 3_600_000;
/** While somebody drags, compaction waits so long (ms) and looks again. */
const LATER = 5_000;

/** Keeps documents small: compacts values that were overwritten often, and drops what compaction left, in its time. */
export class Upkeep {
  readonly #clock: Clock;
  readonly #documents: RoomDocuments;
  readonly #dragging: () => boolean;
  readonly #writes = new Map<string, number>();
  /** What waits, by document; the daily look has no name. */
  readonly #waiting = new Map<string, () => void>();

  constructor(clock: Clock, documents: RoomDocuments, dragging: () => boolean) {
    this.#clock = clock;
    this.#documents = documents;
    this.#dragging = dragging;
  }

  /** Looks at all documents now, and then every day. */
  start(): void {
    for (const document of this.#documents.all()) {
      dropOldGenerations(document.doc, this.#clock.now());
      sweepRows(document.doc, this.#clock.now());
      this.#compact(document);
    }
    this.#waiting.set("", this.#clock.after(DAY, () => this.start()));
  }

  /** Counts writes to a document. */
  written(document: WatchedDocument, count: number): void {
    const writes = (this.#writes.get(document.name) ?? 0) + count;
    this.#writes.set(document.name, writes % COUNT_EVERY);
    // Not within the transaction that brought the write: its other readers have not seen it yet.
    if (writes >= COUNT_EVERY) this.#later(document, 0);
  }

  close(): void {
    for (const cancel of this.#waiting.values()) cancel();
  }

  #later(document: WatchedDocument, ms: number): void {
    this.#waiting.get(document.name)?.();
    this.#waiting.set(document.name, this.#clock.after(ms, () => this.#compact(document)));
  }

  #compact(document: WatchedDocument): void {
    if (tombstones(document.doc) <= MAX_TOMBSTONES) return;
    if (this.#dragging()) return this.#later(document, LATER);
    compactValues(document.doc, this.#clock.now());
  }
}
