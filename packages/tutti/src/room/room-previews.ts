import type { JsonValue } from "@tutti/protocol";
import type { Cell, CellChange } from "../host/messages.ts";
import type { Clock } from "./ports.ts";
import { Previews, type Preview } from "./previews.ts";
import { cellId, type Input } from "./schedule.ts";

/** Previews are looked at again after so long (ms), so that one whose tab died ends. */
const PREVIEW_CHECK = 500;

export interface PreviewsListener {
  /** The cell that a preview lies over, where its widget asks for runs. */
  place(preview: Preview): Cell | undefined;
  /** What is committed of a cell that somebody drags. */
  committed(cell: Cell): JsonValue | undefined;
  take(input: Extract<Input, { readonly type: "previewed" | "previewOver" }>): void;
}

/** Runs the script for what people drag in a room, and once more when they have let go. */
export class RoomPreviews {
  readonly #clock: Clock;
  readonly #listener: PreviewsListener;
  readonly #held = new Previews();
  #shown: readonly Cell[] = [];
  #cancelCheck: (() => void) | undefined;

  constructor(clock: Clock, listener: PreviewsListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** Whether somebody drags something that the script follows. */
  get any(): boolean {
    return this.#shown.length > 0;
  }

  /** All previews that there are now. */
  take(previews: readonly Preview[]): void {
    this.#held.take(previews, this.#clock.now(), (preview) => this.#listener.place(preview));
    this.#show();
  }

  close(): void {
    this.#cancelCheck?.();
  }

  #show(): void {
    const cells = this.#held.cells(this.#clock.now());
    const over = this.#shown.filter((old) => !cells.some((cell) => cellId(cell) === cellId(old)));
    this.#shown = cells;
    if (over.length > 0) this.#listener.take({ type: "previewOver", changes: over.map((cell) => this.#backFrom(cell)) });
    if (cells.length > 0) this.#listener.take({ type: "previewed", cells });
    this.#cancelCheck?.();
    this.#cancelCheck = undefined;
    if (cells.length > 0) this.#checkLater();
  }

  #checkLater(): void {
    this.#cancelCheck = this.#clock.after(PREVIEW_CHECK, () => {
      this.#cancelCheck = undefined;
      if (this.#held.cells(this.#clock.now()).length < this.#shown.length) this.#show();
      else this.#checkLater();
    });
  }

  /** From a previewed value back to the committed one: nobody's change, so that no `onChange` hears of it. */
  #backFrom(cell: Cell): CellChange {
    return { ...cell, value: this.#listener.committed(cell), previous: cell.value, by: undefined };
  }
}
