import type { JsonValue, PersonId } from "@tutti/protocol";
import type { CellChange } from "../host/messages.ts";
import type { Clock, Journal } from "./ports.ts";

/** Typing in one text is one row for each stretch of this length (ms); a row for each key pressed would bury the rest. */
export const TEXT_ROW_EVERY = 30_000;

interface Stretch {
  readonly before: JsonValue | undefined;
  after: JsonValue | undefined;
  by: PersonId | undefined;
  readonly cancel: () => void;
}

/** The room's history: a small row for each value that changed, entered beside the update that changed it. */
export class History {
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #stretches = new Map<string, Stretch>();

  constructor(clock: Clock, journal: Journal) {
    this.#clock = clock;
    this.#journal = journal;
  }

  value(document: string, change: CellChange): void {
    this.#enter(document, change.key, change.previous, change.value, change.by, change.operation);
  }

  /** Two people who type in turn are two stretches; so is one person before and after a pause of the room's clock. */
  text(document: string, change: CellChange): void {
    const id = `${document}\n${change.key}`;
    const open = this.#stretches.get(id);
    if (open && open.by === change.by) {
      open.after = change.value;
      return;
    }
    if (open) this.#end(id, document, change.key);
    const cancel = this.#clock.after(TEXT_ROW_EVERY, () => this.#end(id, document, change.key));
    this.#stretches.set(id, { before: change.previous, after: change.value, by: change.by, cancel });
  }

  /** Whether something that was typed is not entered yet. */
  get isOpen(): boolean {
    return this.#stretches.size > 0;
  }

  /** Enters what is still open, so that the log has all there is. */
  settle(): void {
    for (const id of this.#stretches.keys()) {
      const [document = "", ...key] = id.split("\n");
      this.#end(id, document, key.join("\n"));
    }
  }

  #end(id: string, document: string, key: string): void {
    const stretch = this.#stretches.get(id);
    if (!stretch) return;
    stretch.cancel();
    this.#stretches.delete(id);
    this.#enter(document, key, stretch.before, stretch.after, stretch.by);
  }

  #enter(document: string, key: string, before: JsonValue | undefined, after: JsonValue | undefined, person: PersonId | undefined, operation?: string): void {
    this.#journal.change({ document, at: this.#clock.now(), person, key, before: print(before), after: print(after), ...(operation !== undefined && { operation }) });
  }
}

const print = (value: JsonValue | undefined): string | null => (value === undefined ? null : JSON.stringify(value));
