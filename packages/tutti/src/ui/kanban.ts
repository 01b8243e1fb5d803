import type { PersonId } from "@tutti/protocol";
import type { ChoiceOptions } from "./choices.ts";
import type { ValueOptions } from "./widget-options.ts";

/** A card that is on the board at first, or that the script puts there. */
export interface KanbanStart<C> {
  /** What tells it from others, for good; its title where absent. */
  readonly id?: string;
  readonly title: string;
  readonly note?: string;
  readonly column: C;
}

/** A card as it stands on the board. */
export interface KanbanCard<C> {
  readonly id: string;
  readonly title: string;
  /** What else is written on it; empty where nothing is. */
  readonly note: string;
  readonly column: C;
  /** Who moved it last; `undefined` where nobody has, or the script did. */
  readonly by: PersonId | undefined;
}

export interface KanbanOptions<C> extends ValueOptions<readonly KanbanCard<C>[]>, ChoiceOptions<C> {
  /** The cards that are there at first; one that people have moved, changed or taken away stays so. */
  readonly cards?: readonly KanbanStart<NoInfer<C>>[];
  /** Whether people may add and remove cards; true where absent. */
  readonly add?: boolean;
  /** Whether people may change what is written on them; true where absent. */
  readonly edit?: boolean;
  /** Height of the columns in CSS pixels; without one they are as high as their cards. */
  readonly height?: number;
}

/** Cards in columns. */
export interface Boards {
  /**
   * Cards in columns, which everybody moves, writes and adds to: all cards, column after column, each in its order. Two people who
   * move two cards both have moved them; of two who move the same one, one has. `ui.setValue` puts cards there, or elsewhere; those
   * it does not name stay.
   */
  kanban<const C>(label: string, columns: readonly C[], options?: KanbanOptions<C>): readonly KanbanCard<C>[];
}
