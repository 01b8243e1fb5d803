import type { RowsInSight } from "@tutti/protocol";
import { createMemo, For, type JSX } from "solid-js";
import { NameTag } from "../../people/name-tag.tsx";
import { personColour } from "../../people/colour.ts";
import type { Other } from "../../sync/types.ts";
import { editorTexts as texts } from "../../texts/editor.ts";
import type { Shown } from "../dataframe/columns.ts";
import { cellsOf, sameHeld, type Held } from "./cells-of-others.ts";

interface OthersProps {
  readonly others: readonly Other[];
  readonly rows: RowsInSight;
  readonly columns: readonly Shown[];
  readonly leftOf: (column: number) => number;
  readonly widths: readonly number[];
  /** So much of the left is under the rows' numbers and pinned columns. */
  readonly hidden: number;
  readonly pinned: number;
  readonly shift: number;
  /** How tall a row is, in px. */
  readonly row: number;
  readonly from: number;
  readonly count: number;
}

/** Frames in their colour, with their names, around the cells that others are in. */
export function OthersCells(props: OthersProps): JSX.Element {
  const held = createMemo<readonly Held[]>(() => cellsOf(props.others, props.rows, props.columns).filter(({ row }) => row >= props.from && row < props.from + props.count), [], {
    equals: (a, b) => a.length === b.length && a.every((cell, i) => sameHeld(cell, b[i])),
  });
  return (
    <div class="others-cells">
      <For each={held()}>
        {(cell) => (
          <div
            class="other-cell" data-writes={cell.writes ? "" : undefined} role="note" aria-label={cell.people.map(({ name }) => (cell.writes ? texts.writing(name) : texts.at(name))).join(", ")}
            style={{
              "--person": personColour(cell.people[0]), top: `${props.shift + cell.row * props.row}px`, left: `${props.leftOf(cell.column)}px`,
              width: `${props.widths[cell.column] ?? 0}px`, height: `${props.row}px`,
              // What scrolls under the rows' numbers and pinned columns is not to be seen over them.
              "clip-path": cell.column >= props.pinned && props.hidden > props.leftOf(cell.column) ? `inset(-24px -2px -2px ${props.hidden - props.leftOf(cell.column)}px)` : undefined,
            }}
          >
            <NameTag people={cell.people} />
          </div>
        )}
      </For>
    </div>
  );
}
