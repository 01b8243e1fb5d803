import { catalogue } from "./catalogue.ts";
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
  unset: "as it was at first",
  empty: "nothing",
  nothing: "Nothing has been changed here yet.",
  away: "The history cannot be read just now.",
  older: "Show older changes",
  back: "Set this back",
  backTo: "Set the room back to before this",
  restored: (what: string) => `${what} is as it was. Undo takes this back.`,
  restoredAll: (done: number, left: number) =>
    `${count(done, { one: "# value is as it was then", other: "# values are as they were then" })}. ${left > 0 ? `${count(left, { one: "# is not on this page and stays as it is", other: "# are not on this page and stay as they are" })}. ` : ""}Undo takes this back.`,
  notHere: "It is not on this page, or may not be changed, and stays as it is.",
  kept: (days: number) => `Changes are kept for ${count(days, { one: "# day", other: "# days" })}.`,
  tooLong: "That is too long ago to go back to in one step.",
};

export type HistoryTexts = typeof english;

/** The room's history. */
export const historyTexts = catalogue<HistoryTexts>(english, { de: () => import("./de/history.ts") });
