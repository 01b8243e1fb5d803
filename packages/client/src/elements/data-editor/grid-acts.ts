import { cellMember, mayAdd, mayDelete, type DataEditorProps, type JsonValue, type RowId, type RowsInSight, type SheetRow } from "@tutti/protocol";
import { createSignal, type Accessor } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import type { Shown } from "../dataframe/columns.ts";
import { at, rangeOf, within, type Range, type Selection } from "../dataframe/selection.ts";
import type { Widget } from "../widget.ts";
import type { Leave } from "./cell-editor.tsx";
import type { EditedColumn } from "./cell-text.ts";
import type { Editor } from "./create-editor.ts";
import type { Editing } from "./editing.ts";
import { isWholeRows, stepFrom } from "./moves.ts";

interface ActsOf {
  readonly props: DataEditorProps;
  readonly editor: Editor;
  readonly inSight: Accessor<RowsInSight>;
  readonly widget: Pick<Widget<unknown>, "hold">;
  readonly columns: Accessor<readonly Shown[]>;
  readonly edited: Accessor<ReadonlyMap<string, EditedColumn>>;
  readonly locked: Accessor<boolean>;
  readonly selection: Accessor<Selection | undefined>;
  /** Selects, and brings the active cell into sight. */
  readonly select: (selection: Selection) => void;
  /** Rows on the screen: those of the table, and the line that becomes a new one. */
  readonly count: Accessor<number>;
  /** Gives the focus back to the grid, where it was in a cell's editor. */
  readonly focus: (leave: Leave) => void;
}

/** What can be done in the cells of a table, by whatever key or press. */
export interface Acts {
  readonly editing: Accessor<Editing | undefined>;
  valueAt(row: number, column: number): JsonValue;
  canWrite(row: number, column: number): boolean;
  /** Whether the active cell is one that a space ticks or opens. */
  isPicked(place: Selection): boolean;
  /** Opens the active cell for writing, or ticks it. False where there is none. */
  open(fresh: boolean): boolean;
  commit(value: JsonValue, leave: Leave): void;
  close(leave: Leave): void;
  /** Empties what is selected; rows that are selected whole are deleted, where they may be. */
  empty(): void;
  /** Tells the others which cell this reader is in. */
  tell(doing: "focus" | "edit"): void;
}

export function createActs({ props, editor, inSight, widget, columns, edited, locked, selection, select, count, focus }: ActsOf): Acts {
  const sheet = () => (editor.version(), editor.sheet());
  const [editing, setEditing] = createSignal<Editing>();
  const rows = () => (editor.version(), inSight());
  const rowAt = (row: number): SheetRow | undefined => rows().row(row);
  const nameAt = (column: number): string | undefined => columns()[column]?.column.name;
  const canWrite = (row: number, column: number): boolean => {
    const [found, name] = [rowAt(row), nameAt(column)];
    if (locked() || name === undefined) return false;
    return found ? sheet().isWritable(found, name) : row === rows().rows && mayAdd(props.rows) && sheet().column(name)?.writable === true;
  };
  const valueAt = (row: number, column: number): JsonValue => {
    const name = nameAt(column) ?? "";
    const found = rowAt(row);
    const cell = found && sheet().cell(found, name);
    return cell ? (cell.refused?.value ?? cell.value) : (sheet().column(name)?.initial ?? null);
  };
  const put = (row: RowId | undefined, column: number, value: JsonValue): void => {
    const name = nameAt(column);
    if (name === undefined) return;
    if (row === undefined) editor.add([new Map([[name, value]])]);
    else editor.set([{ row, column: name, value }]);
  };
  const tell = (doing: "focus" | "edit"): void => {
    const place = selection()?.active;
    const row = place && rowAt(place.row);
    const name = place && nameAt(place.column);
    widget.hold(doing, row && name !== undefined ? cellMember(row.id, name) : undefined);
  };
  const close = (leave: Leave): void => {
    const was = editing();
    setEditing(undefined);
    if (!was) return;
    focus(leave);
    const row = was.row === undefined ? was.index : (rows().indexOf(was.row) ?? was.index);
    const next = stepFrom(at(row, was.column), leave, { rows: count(), columns: columns().length });
    if (next) select(next);
    else tell("focus");
  };
  const removeRows = (chosen: Range): void => {
    const ids = Array.from({ length: Math.min(chosen.bottom, rows().rows - 1) - chosen.top + 1 }, (_, i) => rowAt(chosen.top + i)?.id).filter((id) => id !== undefined);
    editor.remove(ids);
    select(within(at(chosen.top, 0), count(), columns().length));
  };
  const kindAt = (column: number) => edited().get(nameAt(column) ?? "")?.spec.kind;
  return {
    editing, valueAt, canWrite, close, tell,
    isPicked: ({ active }) => ["checkbox", "select", "multiselect"].includes(kindAt(active.column) ?? ""),
    open(fresh) {
      const place = selection()?.active;
      if (!place || place.row < 0 || locked()) return false;
      if (!canWrite(place.row, place.column)) {
        editor.say(texts.readOnly);
        return true;
      }
      const row = rowAt(place.row)?.id;
      if (kindAt(place.column) === "checkbox") {
        // A letter is no tick.
        if (!fresh) put(row, place.column, valueAt(place.row, place.column) !== true);
      } else {
        select(at(place.row, place.column));
        setEditing({ row, index: place.row, column: place.column, fresh });
        tell("edit");
      }
      return true;
    },
    commit(value, leave) {
      const was = editing();
      if (was) put(was.row, was.column, value);
      close(leave);
    },
    empty() {
      const now = selection();
      const chosen = now && rangeOf(now);
      if (!chosen || locked()) return;
      if (isWholeRows(now, columns().length) && mayDelete(props.rows)) return removeRows(chosen);
      const wishes = [];
      for (let row = chosen.top; row <= Math.min(chosen.bottom, rows().rows - 1); row += 1) {
        const found = rowAt(row);
        if (!found) continue;
        for (let column = chosen.left; column <= chosen.right; column += 1) {
          const name = nameAt(column);
          if (name !== undefined && canWrite(row, column)) wishes.push({ row: found.id, column: name, value: null });
        }
      }
      if (wishes.length === 0) editor.say(texts.readOnly);
      else if (editor.set(wishes) && wishes.length > 1) editor.say(texts.emptied(wishes.length));
    },
  };
}
