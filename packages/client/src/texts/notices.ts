import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  dismiss: "Dismiss",
  interrupted: (label: string) => `The server stopped while “${label}” was running. It is not repeated by itself.`,
  again: "Press again",
  refused: (label: string, reason: string) => `“${label}” was not run: ${reason}`,
  unsaid: (reason: string, words: string) => (words === "" ? `What you did in the conversation was not taken: ${reason}.` : `Your comment was not taken: ${reason}. Its words, to copy:`),
  submitted: (name: string) => `${name} submitted this form first. Yours was not run.`,
  submittedSame: "Both submits held the same values.",
  submitAgain: "Submit mine again",
  conflict: (label: string, name: string) => `“${label}” was changed by ${name} while you were away. Theirs stands.`,
  cells: (label: string, n: number, name: string) => `“${label}”: ${count(n, { one: "# cell was", other: "# cells were" })} changed by ${name} while you were away. Theirs ${n === 1 ? "stands" : "stand"}.`,
  more: (n: number) => `and ${count(n, { one: "# more", other: "# more" })}`,
  row: (n: number) => `Row ${n}`,
  newRow: "New row",
  deleted: "row deleted",
  added: "row added",
  keepTheirs: "Keep theirs",
  putMine: "Put mine",
  mine: "Yours",
  theirs: "Theirs",
  field: "Field",
  empty: "empty",
  someone: "Somebody",
  newer: "There is a newer version of this page.",
  load: "Load it",
  lost: "A part of this page could not be loaded.",
  loadAgain: "Load the page again",
};

export type NoticeTexts = typeof english;

/** What the server has to say to one person. */
export const noticeTexts = catalogue<NoticeTexts>(english, { de: () => import("./de/notices.ts") });
