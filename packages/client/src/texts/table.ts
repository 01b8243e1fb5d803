import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const cells = (n: number): string => count(n, { one: "# cell", other: "# cells" });

const english = {
  name: "Table",
  rows: (n: number) => count(n, { one: "# row", other: "# rows" }),
  matching: (n: string, all: number) => `${n} of ${count(all, { one: "# row matches", other: "# rows match" })}`,
  empty: "No rows",
  firstRows: (shown: string, all: number) => `The first ${shown} of ${count(all, { other: "# rows" })}.`,
  emptyHint: "There is nothing to show yet.",
  noMatch: "No row matches",
  noMatchHint: (query: string) => `Nothing in this table holds “${query}”.`,
  noColumns: "All columns are hidden",
  noColumnsHint: "Show one again in the list of columns.",
  loading: "Loading the table…",
  failed: "The table could not be loaded.",
  stale: "The newest data could not be loaded; this is what was here before.",
  retry: "Try again",
  busy: "Sorting…",
  none: "no value",
  yes: "true",
  no: "false",
  index: "Row",
  search: "Search in this table",
  searchClose: "Close the search",
  columns: "Show and hide columns",
  columnsAll: "Show all",
  download: "Download as CSV",
  copy: "Copy the selection",
  fullscreen: "Fill the screen",
  fullscreenEnd: "Back to the page",
  resize: (column: string) => `Width of ${column}`,
  selected: cells,
  sum: (n: string) => `sum ${n}`,
  mean: (n: string) => `mean ${n}`,
  copied: (n: number) => `${cells(n)} copied`,
  tooMuch: "Too much to copy: download it instead",
  copyFailed: "Copying is not allowed here",
  keys: "Arrow keys move, Shift selects, Enter on a column's name sorts, Ctrl+C copies, Ctrl+F searches.",
};

export type TableTexts = typeof english;

/** Tables, long and short. */
export const tableTexts = catalogue<TableTexts>(english, { de: () => import("./de/table.ts") });
