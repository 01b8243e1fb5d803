import type { CellFault } from "@tutti/protocol";
import { catalogue } from "./catalogue.ts";
import { count, names } from "./words.ts";

/** What a column does not take, with its bounds as the reader writes them. */
type Said = (fault: CellFault, print: (value: number | string) => string) => string;

const fault: Said = (found, print) => {
  switch (found.kind) {
    case "required":
      return "A value is needed here.";
    case "type":
      return { text: "Write a text.", number: "Write a number.", boolean: "Write true or false.", date: "Write a day.", time: "Write a time.", datetime: "Write a day and a time.", list: "Write a list." }[found.wanted];
    case "min":
      return `Write at least ${print(found.min)}.`;
    case "max":
      return `Write at most ${print(found.max)}.`;
    case "step":
      return `Write a multiple of ${print(found.step)}.`;
    case "option":
      return "This is none of the options.";
    case "length":
      return `Write at most ${count(found.maxChars, { one: "# character", other: "# characters" })}.`;
    case "pattern":
      return found.note ?? "This is not written as it has to be.";
  }
};

const english = {
  name: "Table to edit",
  keys: "Arrow keys move, Shift selects, Enter or F2 edits, Enter on a column's name sorts and Shift+F10 there opens its menu, typing replaces, Delete empties, Ctrl+C and Ctrl+V copy and paste, Ctrl+Z takes your own edits back.",
  keysRead: "Arrow keys move, Shift selects, Enter on a column's name sorts and Shift+F10 there opens its menu, Ctrl+C copies.",
  edited: (n: number) => `${n} edited`,
  /** Of what a form was submitted with. */
  written: (n: number) => count(n, { one: "# entry", other: "# entries" }),
  problems: (n: number) => count(n, { one: "# to correct", other: "# to correct" }),
  sortAgain: "Sort and filter again, with what was written since",
  addRow: "Add a row",
  newRow: "New row",
  deleteRows: (n: number) => count(n, { one: "Delete # row", other: "Delete # rows" }),
  undo: "Take my last edit back",
  redo: "Make it again",
  undone: "Taken back",
  redone: "Made again",
  nothingToUndo: "Nothing of yours is left to take back",
  deleted: (n: number) => count(n, { one: "# row deleted", other: "# rows deleted" }),
  pasted: (n: number) => count(n, { one: "# cell pasted", other: "# cells pasted" }),
  emptied: (n: number) => count(n, { one: "# cell emptied", other: "# cells emptied" }),
  notWritten: (n: number) => count(n, { one: "# cell may not be written in", other: "# cells may not be written in" }),
  readOnly: "This cell may not be written in",
  tooMuch: (n: number) => `Paste at most ${count(n, { other: "# cells" })} at a time`,
  full: (n: number) => `This table holds ${count(n, { other: "# edits" })}, which is the most it can; what is there may be changed and deleted`,
  offlineFirst: "The table is not here yet",
  cameBack: (n: number) => count(n, { one: "A row that you deleted stays: somebody was writing in it", other: "# rows that you deleted stay: somebody was writing in them" }),
  edit: (column: string) => `Edit ${column}`,
  wrong: (text: string, why: string) => `“${text}” does not count. ${why}`,
  by: (name: string) => `Written by ${name}`,
  at: (name: string) => `${name} is here`,
  writing: (name: string) => `${name} is writing here`,
  meanwhile: (value: string) => `Somebody has written “${value}” here meanwhile`,
  here: (people: readonly string[]) => `${names(people)} ${people.length === 1 ? "is" : "are"} in this table`,
  tools: "What can be done with this table",
  options: "Options",
  none: "None",
  required: "A value is needed in this column",
  fault,
};

export type EditorTexts = typeof english;

/** What is said where people edit a table. */
export const editorTexts = catalogue<EditorTexts>(english, { de: () => import("./de/editor.ts") });
