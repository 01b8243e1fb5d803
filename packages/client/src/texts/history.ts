import { catalogue } from "./catalogue.ts";
import { bytesInWords } from "@tutti/protocol";
import { count } from "./words.ts";

const english = {
  heading: "History",
  close: "Close the history",
  who: "Who",
  what: "What",
  everybody: "Everybody",
  everything: "Everything",
  app: "The app",
  someone: "Somebody",
  cell: (table: string, cell: string) => `${table}: ${cell}`,
  nothing: "Nothing has been changed here yet.",
  away: "The history cannot be read just now.",
  older: "Show older changes",
  back: "Set this back",
  backTo: "Set the room back to before this",
  restored: (what: string) => `${what} is as it was. Undo takes this back.`,
  restoredAll: (done: number) => `${count(done, { one: "# value is as it was then", other: "# values are as they were then" })}. Undo takes this back.`,
  takeBack: "Take this back",
  takenBack: (done: number, left: number) =>
    `${count(done, { one: "# value is as it was before", other: "# values are as they were before" })}.${left > 0 ? ` ${count(left, { one: "# was changed since and stays", other: "# were changed since and stay" })}.` : ""}`,
  didMerge: (name: string, n: number) => `merged the branch “${name}”: ${count(n, { one: "# change", other: "# changes" })}`,
  didUpdate: (_name: string, n: number) => `took over ${count(n, { one: "# change", other: "# changes" })} of the room that this was branched from`,
  didRestore: (name: string, n: number) => `set the room back to ${name}: ${count(n, { one: "# change", other: "# changes" })}`,
  didBack: (what: string) => `took back: ${what}`,
  didSomething: "changed several things at once",
  markForked: (name: string) => `began the branch “${name}”`,
  markOffered: (name: string) => `offered what they tried as the branch “${name}”`,
  markBegan: (name: string) => `began this branch, “${name}”`,
  markMerged: () => "merged this branch into the room that it came from",
  markTaken: (name: string) => `brought changes of here into the branch “${name}”`,
  notHere: "It is not on this page, or may not be changed, and stays as it is.",
  size: (changes: number, bytes: number, days: number) =>
    `${count(changes, { one: "# change", other: "# changes" })}, ${bytesInWords(bytes)}, kept for ${count(days, { one: "# day", other: "# days" })}.`,
  look: "Look at it then",
  looking: "Drawing the page as it was…",
  lookAt: "Look at a moment",
  nameVersion: "Name this version",
  versions: "Named versions",
  versionName: "Name of the version",
  versionNote: "Note",
  versionSave: "Keep it",
  versionForget: "Delete",
  versionForgetSure: (name: string) => `Delete the version “${name}”? The room stays as it is.`,
  backToVersion: "Set the room back to it",
  pastRegion: "The room as it was",
  pastComputed: "Computed now, with today's app and data, from the values of then.",
  pastKept: "The page as it was kept then.",
  pastRestore: "Set the room back to this",
  pastClose: "Back to now",
  pastTable: "This part is not kept with the past; it can be seen in the room as it is now.",
};

export type HistoryTexts = typeof english;

/** The room's history. */
export const historyTexts = catalogue<HistoryTexts>(english, { de: () => import("./de/history.ts") });
