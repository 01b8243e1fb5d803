import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  group: "Undo and redo",
  undo: "Undo",
  redo: "Redo",
  shift: "Shift+",
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Redone: ${what}`,
  /** A widget's label and its value after the step; some values have no words. */
  now: (label: string, value: string) => (value === "" ? label : `${label} is ${value}`),
  operation: "all that was done at once",
  values: (n: number) => count(n, { one: "# value", other: "# values" }),
  elsewhere: "a part that is not on this page",
  changedSince: "Somebody has changed it since, so it stays as it is",
};

export type UndoTexts = typeof english;

/** What undo and redo say. */
export const undoTexts = catalogue<UndoTexts>(english, { de: () => import("./de/undo.ts") });
