import {
  addRows, deleteRows, MAX_TABLE_ENTRIES, paste as pasteInto, RowEdits, setCells, Sheet, sheetColumns, type CellWish, type DataEditorProps, type JsonValue,
  type Paste, type PersonId, type RowId, type RowsInSight, type RowWrites, type SheetBase, type WidgetPlace,
} from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, untrack, type Accessor } from "solid-js";
import { constant } from "../../sync/readable.ts";
import { editorTexts } from "../../texts/editor.ts";
import { follow, followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import type { Table } from "../table-data/table.ts";
import { rowsOf } from "../../sync/values/rows.ts";

/** How long what was done is said under the table (ms). */
const SAID_FOR = 4_000;

/** A table under edit: what stands in it, and every way to change it. */
export interface Editor {
  readonly sheet: Accessor<Sheet>;
  /** Changes whenever anything in the table does: what is drawn is read again. */
  readonly version: Accessor<number>;
  /** Whether this reader may write here, now. */
  readonly writable: Accessor<boolean>;
  set(wishes: readonly CellWish[]): boolean;
  /** @returns the names of the new rows. */
  add(rows: readonly ReadonlyMap<string, JsonValue>[]): readonly RowId[];
  remove(rows: readonly RowId[]): void;
  /** @param inSight the rows down which the values go. */
  paste(what: Paste, inSight: RowsInSight): number;
  undo(): void;
  redo(): void;
  /** What was done last, or why it was not, for a moment. */
  readonly said: Accessor<string | undefined>;
  say(words: string): void;
}

/** Binds a table to what people wrote in it. */
export function createEditor(props: DataEditorProps, place: Accessor<WidgetPlace>, table: Accessor<Table>): Editor {
  const room = useRoom();
  const me = follow(room.me);
  const rows = followChosen(() => rowsOf(room, place()));
  const writable = followChosen(() => rows()?.writable ?? constant(false));
  const [version, setVersion] = createSignal(0);
  const bump = (): void => void setVersion((n) => n + 1);
  const { said, say } = createSaying();
  const deleted = new Set<RowId>();

  const edits = createMemo(() => RowEdits.from(rows()?.entries() ?? []));
  const base = createMemo<SheetBase>(() => {
    const from = table();
    const columns = new Map(from.columns.map((column) => [column.name, column]));
    return { rows: from.rows, rowId: props.rowId, at: (row, name) => columns.get(name)?.at(row) ?? null };
  });
  const sheet = createMemo(() => new Sheet(base(), edits(), props.rows, sheetColumns({ data: props.data, ...(props.columns && { columns: props.columns }) })));
  createEffect(() => {
    const source = rows();
    const [into, over] = [edits(), sheet()];
    if (!source) return;
    onCleanup(source.onChange((members) => {
      const entries = source.entries();
      for (const member of members) into.put(member, entries.get(member));
      over.touch();
      bump();
      const back = [...deleted].filter((row) => over.indexOf(row) !== undefined);
      for (const row of back) deleted.delete(row);
      if (back.length > 0) say(editorTexts.cameBack(back.length));
    }));
  });

  const by = (): PersonId | undefined => me()?.id;
  const write = ({ writes, refused }: RowWrites): boolean => {
    const source = untrack(rows);
    if (!source) {
      say(editorTexts.offlineFirst);
      return false;
    }
    const entries = source.entries();
    const grown = writes.filter(([member]) => !entries.has(member)).length;
    if (grown > 0 && entries.size + grown > MAX_TABLE_ENTRIES) {
      say(editorTexts.full(entries.size));
      return false;
    }
    if (refused > 0) say(editorTexts.notWritten(refused));
    if (writes.length === 0) return refused === 0;
    return source.write(writes);
  };
  const step = (back: boolean): void => {
    const source = untrack(rows);
    if (!source || !untrack(writable)) return;
    deleted.clear();
    const moved = back ? source.undo() : source.redo();
    say(moved ? (back ? editorTexts.undone : editorTexts.redone) : editorTexts.nothingToUndo);
  };
  return {
    sheet, version, writable, said, say,
    set: (wishes) => write(setCells(sheet(), wishes, by())),
    add(values) {
      const added = addRows(sheet(), values, freshBatch(), by());
      return write(added) ? added.ids : [];
    },
    remove(ids) {
      const gone = deleteRows(sheet(), ids, by());
      if (gone.writes.length === 0 || !write(gone)) return;
      for (const id of ids) deleted.add(id);
      say(editorTexts.deleted(gone.writes.length));
    },
    paste(what, inSight) {
      const pasted = pasteInto(sheet(), what, freshBatch(), by(), inSight);
      return write(pasted) ? what.values.reduce((sum, line) => sum + Math.min(line.length, what.columns.length), 0) - pasted.refused : 0;
    },
    undo: () => step(true),
    redo: () => step(false),
  };
}

function createSaying(): Pick<Editor, "said" | "say"> {
  const [said, setSaid] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return {
    said,
    say(words) {
      setSaid(words);
      clearTimeout(timer);
      timer = setTimeout(() => setSaid(undefined), SAID_FOR);
    },
  };
}

/** A name for rows that are added together, which nobody else has. */
const freshBatch = (): string => crypto.randomUUID().replaceAll("-", "").slice(0, 12);
