import { createSignal, onCleanup, type Accessor } from "solid-js";
import { tableTexts } from "../../texts/table.ts";
import { copyText } from "../code/copy-text.ts";
import { refusedWords } from "../code/create-copying.ts";
import type { Column } from "../table-data/table.ts";
import { tsv, type Rows } from "./export.ts";
import { cellsIn, rangeOf, type Selection } from "./selection.ts";

/** More would hold the page up, and no spreadsheet would take it. */
const MAX_CELLS = 500_000;
const SAID_FOR = 2_000;

interface Copyable {
  readonly columns: readonly Column[];
  readonly rows: Rows;
  readonly selection: Selection | undefined;
  /** Whether rows are here, of those that are shown; asks for them where not. */
  readonly isHere: (from: number, to: number) => boolean;
}

export interface Copy {
  /** What became of the last copy, for a moment. */
  readonly said: Accessor<string | undefined>;
  readonly onCopy: (event: ClipboardEvent) => void;
  now(): Promise<void>;
}

/** Copies the chosen cells, by key or by button, and says so. */
export function createCopy(what: () => Copyable): Copy {
  const [said, setSaid] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const say = (words: string): void => {
    setSaid(words);
    clearTimeout(timer);
    timer = setTimeout(() => setSaid(undefined), SAID_FOR);
  };
  const chosen = (): { readonly text: string; readonly cells: number } | undefined => {
    const { columns, rows, selection, isHere } = what();
    const range = selection && rangeOf(selection);
    if (!range || rows.count === 0) return undefined;
    if (cellsIn(range) > MAX_CELLS) {
      say(tableTexts.tooMuch);
      return undefined;
    }
    if (!isHere(range.top, Math.min(range.bottom, rows.count - 1))) {
      say(tableTexts.rowsComing);
      return undefined;
    }
    return { text: tsv(columns.slice(range.left, range.right + 1), rows, range.top, Math.min(range.bottom, rows.count - 1)), cells: cellsIn(range) };
  };
  return {
    said,
    onCopy(event) {
      const found = chosen();
      if (!found || !event.clipboardData) return;
      event.clipboardData.setData("text/plain", found.text);
      event.preventDefault();
      say(tableTexts.copied(found.cells));
    },
    async now() {
      const found = chosen();
      if (found) say((await copyText(found.text)) ? tableTexts.copied(found.cells) : refusedWords());
    },
  };
}
