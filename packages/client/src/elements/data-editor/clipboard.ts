import type { JsonValue } from "@tutti/protocol";
import { editorTexts as texts } from "../../texts/editor.ts";
import { tableTexts } from "../../texts/table.ts";
import type { Shown } from "../dataframe/columns.ts";
import { tsv } from "../dataframe/export.ts";
import { cellsIn, rangeOf, type Selection } from "../dataframe/selection.ts";
import { readCell, type EditedColumn } from "./cell-text.ts";
import type { Editor } from "./create-editor.ts";
import { MAX_PASTED_CELLS, readTsv } from "./tsv.ts";
import type { Arranged } from "./use-arranged.ts";

interface ClipboardParts {
  readonly editor: Editor;
  readonly arranged: Pick<Arranged, "inSight" | "places">;
  readonly columns: () => readonly Shown[];
  readonly edited: () => ReadonlyMap<string, EditedColumn>;
  readonly selection: () => Selection | undefined;
  readonly locked: () => boolean;
}

export interface Clipboard {
  /** @returns whether something was copied. */
  onCopy(event: ClipboardEvent): boolean;
  /** @returns what is selected then: the cells that were pasted. */
  onPaste(event: ClipboardEvent): Selection | undefined;
}

/** Cells to a spreadsheet and from one, or to and from another table of ours. */
export function createClipboard({ editor, arranged: { inSight, places }, columns, edited, selection, locked }: ClipboardParts): Clipboard {
  return {
    onCopy(event) {
      const chosen = selection();
      const range = chosen && rangeOf(chosen);
      const count = inSight().rows;
      if (!range || !event.clipboardData || range.top >= count) return false;
      const bottom = Math.min(range.bottom, count - 1);
      const copied = tsv(columns().slice(range.left, range.right + 1).map(({ column }) => column), { count, order: places() }, range.top, bottom);
      event.clipboardData.setData("text/plain", copied);
      event.preventDefault();
      editor.say(tableTexts.copied(cellsIn({ ...range, bottom })));
      return true;
    },
    onPaste(event) {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const chosen = selection();
      const range = chosen && rangeOf(chosen);
      if (text === "" || !range || locked()) return undefined;
      event.preventDefault();
      const lines = readTsv(text);
      const wide = lines.reduce((most, line) => Math.max(most, line.length), 0);
      if (wide * lines.length > MAX_PASTED_CELLS) {
        editor.say(texts.tooMuch(MAX_PASTED_CELLS));
        return undefined;
      }
      // One value over a range fills it, as in a spreadsheet.
      const one = lines.length === 1 && wide === 1 && cellsIn(range) > 1 && cellsIn(range) <= MAX_PASTED_CELLS;
      const right = one ? range.right : Math.min(columns().length - 1, range.left + wide - 1);
      const names = columns().slice(range.left, right + 1).map(({ column }) => column.name);
      const read = (line: readonly string[]): (JsonValue | undefined)[] => names.map((name, i) => {
        const field = line[one ? 0 : i];
        const column = edited().get(name);
        return field === undefined || !column ? undefined : readCell(column, unguarded(field));
      });
      const rows = one ? range.bottom - range.top + 1 : lines.length;
      const values = Array.from({ length: rows }, (_, i) => read(lines[one ? 0 : i] ?? []));
      const pasted = editor.paste({ row: range.top, columns: names, values }, inSight());
      if (pasted > 0 && editor.said() === undefined) editor.say(texts.pasted(pasted));
      const bottom = Math.min(range.top + rows - 1, inSight().rows - 1);
      return bottom < range.top ? undefined : { anchor: { row: range.top, column: range.left }, active: { row: bottom, column: right } };
    },
  };
}

/** A text that was led by an apostrophe on its way out, lest a spreadsheet take it for a formula. */
const unguarded = (field: string): string => (/^'[\s"'\u00a0\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(field) ? field.slice(1) : field);
