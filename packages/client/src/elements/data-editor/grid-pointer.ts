import type { Accessor } from "solid-js";
import { columnUnder } from "../dataframe/layout.ts";
import { HEAD, type Scroller } from "../dataframe/scroller.ts";
import { at, type Selection } from "../dataframe/selection.ts";
import type { Acts } from "./grid-acts.ts";

interface PointerOf {
  readonly box: () => HTMLElement | undefined;
  readonly scroller: Scroller;
  readonly starts: Accessor<readonly number[]>;
  readonly lead: Accessor<number>;
  readonly pinned: Accessor<number>;
  readonly columns: Accessor<number>;
  readonly count: Accessor<number>;
  readonly locked: Accessor<boolean>;
  readonly selection: Accessor<Selection | undefined>;
  readonly select: (selection: Selection) => void;
  readonly acts: Acts;
}

/** Whether an event belongs to the editor of a cell, which is over the grid. */
export const inEditor = (event: Event): boolean => event.target instanceof Element && event.target.closest(".cell-editor") !== null;

/** What presses and pulls of a mouse or a finger do in the cells. */
export function createPointer({ box, scroller, starts, lead, pinned, columns, count, locked, selection, select, acts }: PointerOf) {
  const picked = (event: MouseEvent): Selection | undefined => {
    const element = box();
    if (!element || columns() === 0) return undefined;
    const edge = element.getBoundingClientRect();
    // As it is scrolled now: the browser tells of it a moment later.
    const top = scroller.standing().top + element.scrollTop - scroller.standing().real;
    const row = Math.floor((event.clientY - edge.top - HEAD + top) / scroller.row());
    if (row < 0 || event.clientY < edge.top + HEAD || row >= count()) return undefined;
    const column = columnUnder(starts(), event.clientX - edge.left - lead(), pinned(), element.scrollLeft);
    return column < 0 ? { anchor: { row, column: 0 }, active: { row, column: columns() - 1 } } : at(row, column);
  };
  /** What was selected when a finger was put down: the focus that follows selects too. */
  let touchedAt: Selection | undefined;
  const isAt = ({ active: a }: Selection, b: Selection | undefined): boolean => a.row === b?.active.row && a.column === b.active.column;
  return {
    onPointerDown(event: PointerEvent): void {
      touchedAt = selection();
      // A finger that is put down may be about to scroll: it chooses where it is lifted again.
      if (event.button !== 0 || event.pointerType !== "mouse" || inEditor(event)) return;
      const found = picked(event);
      if (!found) return;
      const before = selection();
      select(event.shiftKey && before ? { anchor: before.anchor, active: found.active } : found);
      box()?.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent): void {
      const before = selection();
      if (!box()?.hasPointerCapture(event.pointerId) || !before) return;
      const found = picked(event);
      if (found && !isAt(found, before)) select({ anchor: before.anchor, active: found.active });
    },
    onClick(event: MouseEvent): void {
      if (inEditor(event)) return;
      const found = picked(event);
      if (!found) return;
      const touched = event instanceof PointerEvent && event.pointerType !== "mouse";
      const again = touched && isAt(found, touchedAt);
      const target = event.target instanceof Element ? event.target : undefined;
      // In a table to write in, a press on a link is one on its cell; with Ctrl it leads where it leads.
      if (target?.closest("a[href]") && !locked() && !event.ctrlKey && !event.metaKey) event.preventDefault();
      if (touched) select(found);
      // A second touch writes, as two presses of a mouse do.
      if (again || (target?.closest(".cell-tick") && acts.canWrite(found.active.row, found.active.column))) acts.open(false);
    },
    onDblClick(event: MouseEvent): void {
      if (!inEditor(event) && picked(event)) acts.open(false);
    },
  };
}
